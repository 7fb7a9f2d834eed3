import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";

/**
 * Law 10: a merchant's rows can be moved to another database by their key alone. These few are not a merchant's:
 * the merchants themselves, shops by domain, Shopify's sessions, the queue of work across all merchants, and who works.
 */
const GLOBAL_TABLES = ["inbox_todo", "merchant", "shop", "shopify_session", "worker_process"];
const GLOBAL_INDEXES = [
  "inbox_todo_due_at_seq_idx",
  "inbox_todo_pkey",
  "merchant_pkey",
  "shop_domain_key",
  "shop_pkey",
  "shopify_session_pkey",
  "shopify_session_shop_domain_idx",
  "worker_process_pkey",
];

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

async function query<Row extends object>(text: string): Promise<Row[]> {
  const { sql } = await import("#app/platform/db.server.ts");
  return (await sql.query<Row & Record<string, unknown>>({ text })).rows;
}

it("leads every primary key, unique key and index with the merchant, but for those named here", async () => {
  const rows = await query<{ index: string }>(
    `SELECT i.relname AS index FROM pg_index x
     JOIN pg_class i ON i.oid = x.indexrelid
     JOIN pg_class t ON t.oid = x.indrelid
     JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public'
     LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
     WHERE a.attname IS DISTINCT FROM 'merchant_id' AND t.relname <> '_prisma_migrations'
     ORDER BY 1`,
  );
  const global = GLOBAL_INDEXES.filter((name) => name !== "merchant_pkey");
  expect(rows.map((row) => row.index)).toEqual(global);
});

it("gives every table the merchant and a primary key that it leads, but for those named here", async () => {
  const rows = await query<{ name: string }>(
    `SELECT t.relname AS name FROM pg_class t
     JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname = 'public'
     WHERE t.relkind IN ('r', 'p') AND t.relname <> '_prisma_migrations' AND NOT EXISTS (
       SELECT 1 FROM pg_index x JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
       WHERE x.indrelid = t.oid AND x.indisprimary AND a.attname = 'merchant_id' AND a.attnotnull)
     ORDER BY 1`,
  );
  const global = GLOBAL_TABLES.filter((name) => name !== "merchant");
  expect(rows.map((row) => row.name)).toEqual(global);
});
