import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "./database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

it("gives a test file a migrated database that it can write to", async () => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query(
    "SELECT count(*)::int AS count FROM _prisma_migrations WHERE finished_at IS NULL",
  );
  await client.query("CREATE TABLE scratch (id int)");
  await client.end();
  expect(rows).toEqual([{ count: 0 }]);
});

it("keeps two databases apart", async () => {
  const other = await createTestDatabase();
  const client = new pg.Client({ connectionString: other.url });
  await client.connect();
  const { rows } = await client.query("SELECT to_regclass('scratch') AS found");
  await client.end();
  await other.drop();
  expect(rows).toEqual([{ found: null }]);
});

it("refuses connections to a dropped database", async () => {
  const other = await createTestDatabase();
  await other.drop();
  const client = new pg.Client({ connectionString: other.url });
  await expect(client.connect()).rejects.toMatchObject({ code: "3D000" });
});
