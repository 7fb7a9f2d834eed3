import pg from "pg";
import { sql } from "./db.server.ts";

/** Rows after which a table without statistics is worth analysing. */
const YOUNG_ROWS = 500;

/**
 * Gives tables their first statistics as soon as they fill, instead of when autovacuum comes by. Every index leads with
 * merchant_id, and a planner without statistics takes that alone for selective: it then chooses any of them and reads
 * all of a merchant's rows for each look-up (measured: 514 orders/s sank to 157 within the first 15,000 orders).
 */
export async function analyseYoungTables(): Promise<void> {
  const { rows } = await sql.query<{ relname: string }>({
    name: "young-tables",
    text: `SELECT relname FROM pg_stat_user_tables
           WHERE schemaname = current_schema() AND last_analyze IS NULL AND last_autoanalyze IS NULL
             AND n_mod_since_analyze > $1 ORDER BY relname`,
    values: [YOUNG_ROWS],
  });
  for (const { relname } of rows) await sql.query({ text: `ANALYZE ${pg.escapeIdentifier(relname)}` });
}
