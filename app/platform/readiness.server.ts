import { readdir } from "node:fs/promises";
import { sql } from "./db.server.ts";
import { logger } from "./logger.server.ts";

export interface Readiness {
  ready: boolean;
  database: "ok" | "unreachable";
  migrations: "ok" | "missing" | "unknown";
}

let expected: Promise<string[]> | undefined;

async function migrationsOfThisBuild(): Promise<string[]> {
  const entries = await readdir("prisma/migrations", { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** Whether this process can serve: the database answers and holds every migration of this build. */
export async function checkReadiness(): Promise<Readiness> {
  expected ??= migrationsOfThisBuild();
  try {
    const { rows } = await sql.query<{ migration_name: string }>({
      text: "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL",
    });
    const applied = new Set(rows.map((row) => row.migration_name));
    const complete = (await expected).every((name) => applied.has(name));
    return { ready: complete, database: "ok", migrations: complete ? "ok" : "missing" };
  } catch (error) {
    logger.error({ err: error }, "not ready");
    return { ready: false, database: "unreachable", migrations: "unknown" };
  }
}
