import type { TestProject } from "vitest/node";
import { startLocalPostgres } from "../../.tools/local-postgres.mjs";
import { ensureTemplate } from "./template-database.ts";

declare module "vitest" {
  export interface ProvidedContext {
    serverUrl: string;
    templateName: string;
  }
}

/** One Postgres and one migrated template for the whole run; test files clone the template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const isOurs = !process.env.DATABASE_URL;
  const postgres = await startLocalPostgres({ name: "test", whenInUse: "next", durable: false });
  project.provide("serverUrl", postgres.url);
  project.provide("templateName", await ensureTemplate(postgres.url, isOurs));
  return () => postgres.stop();
}
