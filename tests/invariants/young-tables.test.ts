import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

it("gives a table that fills its first statistics, so that a look-up by key uses the key", async () => {
  const { sql } = await import("#app/platform/db.server.ts");
  const { analyseYoungTables } = await import("#app/platform/analyse-tables.server.ts");
  await sql.query({
    text: `INSERT INTO profile_identity (merchant_id, kind, value, profile_id)
           SELECT 1, 'email', g || '@example.com', g FROM generate_series(1, 2000) g`,
  });
  const statistics = async () =>
    (await sql.query({ text: "SELECT 1 FROM pg_stats WHERE tablename = 'profile_identity' LIMIT 1" })).rows
      .length;
  expect(await statistics()).toBe(0);
  // Figures of a session reach the others when it is idle for a moment; this one asks for them.
  await sql.query({ text: "SELECT pg_stat_force_next_flush()" });
  await analyseYoungTables();
  expect(await statistics()).toBe(1);
});
