import type { Sql } from "#app/platform/db.server.ts";
import { asMerchantId, asShopId, type MerchantId, type Tenant } from "#app/vocabulary/ids.ts";

/** A message taken from the queue by this transaction. */
export interface ClaimedMessage {
  seq: number;
  tenant: Tenant;
  topic: string;
  body: string;
  source: string;
  attempts: number;
  receivedAt: Date;
}

export type Outcome = "applied" | "ignored" | "dead";

/** What became of one claimed message; the reason is plain text for the merchant. */
export interface MessageResult {
  message: ClaimedMessage;
  outcome: Outcome;
  reason: string | null;
}

const CLAIM = `
  SELECT t.seq, t.merchant_id, t.shop_id, t.attempts, e.topic, e.body, e.source, e.received_at
  FROM (
    SELECT seq, merchant_id, shop_id, attempts FROM inbox_todo
    WHERE due_at <= clock_timestamp() AND ($2::bigint IS NULL OR seq = $2)
    ORDER BY due_at, seq LIMIT $1 FOR UPDATE SKIP LOCKED
  ) t
  JOIN inbox_event e ON e.merchant_id = t.merchant_id AND e.seq = t.seq
  ORDER BY t.merchant_id, t.shop_id, t.seq`;

/** Takes up to `limit` due messages, or the one named, for as long as the transaction runs. */
export async function claimMessages(
  tx: Sql,
  limit: number,
  seq: number | null = null,
): Promise<ClaimedMessage[]> {
  const { rows } = await tx.query<{
    seq: number;
    merchant_id: number;
    shop_id: number;
    attempts: number;
    topic: string;
    body: string;
    source: string;
    received_at: Date;
  }>({ name: "claim-messages", text: CLAIM, values: [limit, seq] });
  return rows.map((row) => ({
    seq: row.seq,
    tenant: { merchantId: asMerchantId(row.merchant_id), shopId: asShopId(row.shop_id) },
    topic: row.topic,
    body: row.body,
    source: row.source,
    attempts: row.attempts,
    receivedAt: row.received_at,
  }));
}

const FINISH = `
  WITH results AS (
    SELECT * FROM unnest($1::int[], $2::bigint[], $3::int[], $4::text[], $5::text[], $6::text[], $7::int[], $8::timestamptz[])
      AS r(merchant_id, seq, shop_id, topic, outcome, reason, attempts, received_at)
  ), done AS (
    DELETE FROM inbox_todo USING results r WHERE inbox_todo.seq = r.seq
  )
  INSERT INTO inbox_result (merchant_id, seq, shop_id, topic, outcome, reason, attempts, lag_ms)
  SELECT merchant_id, seq, shop_id, topic, outcome, reason, attempts,
    least(2147483647, greatest(0, extract(epoch FROM clock_timestamp() - received_at) * 1000))::int FROM results
  ON CONFLICT (merchant_id, seq) DO UPDATE SET outcome = excluded.outcome, reason = excluded.reason,
    attempts = excluded.attempts, finished_at = excluded.finished_at`;

/** Marks messages done, in the transaction that did their work. */
export async function finishMessages(tx: Sql, results: readonly MessageResult[]): Promise<void> {
  if (results.length === 0) return;
  await tx.query({
    name: "finish-messages",
    text: FINISH,
    values: [
      results.map((r) => r.message.tenant.merchantId),
      results.map((r) => r.message.seq),
      results.map((r) => r.message.tenant.shopId),
      results.map((r) => r.message.topic),
      results.map((r) => r.outcome),
      results.map((r) => r.reason),
      results.map((r) => r.message.attempts + 1),
      results.map((r) => r.message.receivedAt),
    ],
  });
}

/** Puts a message off after a failure that may pass; the wait doubles from one second to about an hour. */
export async function postponeMessage(tx: Sql, message: ClaimedMessage): Promise<void> {
  await tx.query({
    name: "postpone-message",
    text: `UPDATE inbox_todo SET attempts = attempts + 1,
             due_at = clock_timestamp() + make_interval(secs => least(3600, power(2, attempts)))
           WHERE seq = $1`,
    values: [message.seq],
  });
}

/** Puts dead or ignored messages back into the queue: one by its number, or all dead ones of the merchant. */
export async function requeueMessages(tx: Sql, merchantId: MerchantId, seq: number | null): Promise<number> {
  const { rowCount } = await tx.query({
    name: "requeue-messages",
    text: `WITH again AS (
             DELETE FROM inbox_result WHERE merchant_id = $1 AND outcome IN ('dead', 'ignored')
               AND (seq = $2 OR ($2::bigint IS NULL AND outcome = 'dead'))
             RETURNING merchant_id, seq, shop_id)
           INSERT INTO inbox_todo (seq, merchant_id, shop_id) SELECT seq, merchant_id, shop_id FROM again
           ON CONFLICT DO NOTHING`,
    values: [merchantId, seq],
  });
  return rowCount ?? 0;
}
