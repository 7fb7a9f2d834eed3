import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { databaseUrl, onServer } from "./template-database.ts";

export interface TestDatabase {
  url: string;
  drop: () => Promise<void>;
}

/** A database of one's own, migrated and empty, on the real Postgres of this run. Drop it in afterAll. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject("serverUrl");
  const name = `throughline_test_${randomUUID().replaceAll("-", "")}`;
  const template = pg.escapeIdentifier(inject("templateName"));
  await onServer(serverUrl, (client) =>
    client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)} TEMPLATE ${template}`),
  );
  return {
    url: databaseUrl(serverUrl, name),
    drop: async () => {
      await onServer(serverUrl, (client) =>
        client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`),
      );
    },
  };
}
