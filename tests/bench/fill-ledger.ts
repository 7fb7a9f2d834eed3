import type pg from "pg";

export const ENTRIES_OF_ACCOUNT = 10;
const ACCOUNTS_AT_ONCE = 20_000;

/** $1 to $2: accounts. Entries first, so that every trigger finds what it looks for; a lot stands behind each. */
const STATEMENTS = [
  `INSERT INTO ledger_account (merchant_id, profile_id) SELECT 1, p FROM generate_series($1::int, $2::int) p`,
  `INSERT INTO ledger_entry (merchant_id, profile_id, version, kind, source, d_available, pending, available, held, debt,
     key, input_hash, shop_id, order_id, rule_version, reason, occurred_at)
   SELECT 1, p, v, 'earn', 'purchase', 50, 0, 50 * v, 0, 0, 'order:1/' || 7000000000 + p * 10::bigint + v || ':1',
     sha256(int8send(p * 10::bigint + v)), 1, 7000000000 + p * 10::bigint + v, 1, 'order_earned',
     now() - (v || ' days')::interval
   FROM generate_series($1::int, $2::int) p, generate_series(1, ${ENTRIES_OF_ACCOUNT}) v ORDER BY p, v`,
  `INSERT INTO point_lot (merchant_id, profile_id, version, shop_id, order_id, earned_at, expires_at, amount, remaining)
   SELECT merchant_id, profile_id, version, shop_id, order_id, occurred_at, now() + (version || ' months')::interval, 50, 50
   FROM ledger_entry WHERE merchant_id = 1 AND profile_id BETWEEN $1 AND $2`,
  `UPDATE ledger_account SET available = 50 * ${ENTRIES_OF_ACCOUNT}, version = ${ENTRIES_OF_ACCOUNT}, active_at = now()
   WHERE merchant_id = 1 AND profile_id BETWEEN $1 AND $2`,
];

/** A ledger with so many entries, written in sets through all of its constraints and triggers. */
export async function fillLedger(pool: pg.Pool, entries: number): Promise<void> {
  const accounts = entries / ENTRIES_OF_ACCOUNT;
  const client = await pool.connect();
  try {
    for (let from = 1; from <= accounts; from += ACCOUNTS_AT_ONCE) {
      const span = [from, Math.min(accounts, from + ACCOUNTS_AT_ONCE - 1)];
      await client.query("BEGIN");
      for (const text of STATEMENTS) await client.query(text, span);
      await client.query("COMMIT");
    }
    await client.query("VACUUM ANALYZE ledger_account, ledger_entry, point_lot");
    // So that the first rounds do not pay for what the filling left in memory.
    await client.query("CHECKPOINT");
  } finally {
    client.release();
  }
}
