import type pg from "pg";
import { interleave, throughput, type BenchRow } from "./measure.ts";

const ACCOUNTS = 10_000;
const SECONDS = 2;

const FLOOR_TABLES = `
  CREATE TABLE floor_account (merchant_id int, profile_id bigint, balance bigint NOT NULL, PRIMARY KEY (merchant_id, profile_id)) WITH (fillfactor = 70);
  CREATE TABLE floor_entry (merchant_id int, id bigint GENERATED ALWAYS AS IDENTITY, profile_id bigint, amount bigint, key text, created_at timestamptz DEFAULT now(), PRIMARY KEY (merchant_id, id));
  INSERT INTO floor_account SELECT 1, g, 0 FROM generate_series(1, ${ACCOUNTS}) g`;

/** The floor as pgbench scripts it: a transaction of a bare update and a bare insert. */
async function floor(pool: pg.Pool, profile: number, key: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const update =
      "UPDATE floor_account SET balance = balance + 10 WHERE merchant_id = 1 AND profile_id = $1";
    await client.query({ name: "floor-update", text: update, values: [profile] });
    const insert = "INSERT INTO floor_entry (merchant_id, profile_id, amount, key) VALUES (1, $1, 10, $2)";
    await client.query({ name: "floor-insert", text: insert, values: [profile, key] });
    await client.query("COMMIT");
  } finally {
    client.release();
  }
}

/** One posting of ten points: $1 profile, $2 key, $3 order. */
export const POST_ONE = `SELECT ledger_post_one(ROW(1, $1::bigint, 'earn', 'purchase', 0, 10, 0, 'debt', $2::text, 'ab', 1, $3::bigint, 1,
  'order_earned', NULL, NULL, now(), now(), NULL)::ledger_posting)`;

/** One posting per transaction, each with its key, hash, lot and checks, beside a bare update and insert. */
export async function ledgerPosting(pool: pg.Pool): Promise<BenchRow[]> {
  await pool.query(FLOOR_TABLES);
  let posted = 0;
  const account = (client: number, nth: number) => 1 + ((client * 7919 + nth * 104_729) % ACCOUNTS);
  const post = (profile: number) => {
    const nth = ++posted;
    return pool.query({ name: "bench-post", text: POST_ONE, values: [profile, `bench:${nth}`, nth] });
  };
  const rows: BenchRow[] = [];
  for (const clients of [1, 8, 16, 64]) {
    const figures = await interleave(
      () => throughput(clients, SECONDS, (client, nth) => post(account(client, nth))),
      () =>
        throughput(clients, SECONDS, (client, nth) => floor(pool, account(client, nth), `bench:${++posted}`)),
    );
    rows.push({
      work: `ledger posting, many accounts, ${clients} clients`,
      unit: "per second",
      ...figures,
      beside: "begin, update, insert, commit",
      goal: 0.6,
    });
  }
  const hot = await interleave(
    () => throughput(16, SECONDS, () => post(1)),
    () => throughput(16, SECONDS, () => floor(pool, 1, `bench:${++posted}`)),
  );
  rows.push({
    work: "ledger posting, one hot account, 16 clients",
    unit: "per second",
    ...hot,
    beside: "begin, update, insert, commit",
    goal: 0.8,
  });
  return rows;
}
