import type { MerchantId } from "#app/vocabulary/ids.ts";
import { sql } from "#app/platform/db.server.ts";

/** How long messages took from their arrival to their effect; null when there was none. */
export interface LagFigures {
  count: number;
  p50Ms: number | null;
  p95Ms: number | null;
}

export interface WebhookHealth {
  lastHour: LagFigures;
  lastDay: LagFigures;
  waiting: number;
  oldestWaitingSince: Date | null;
}

interface LagRow {
  count: number;
  p50: number | null;
  p95: number | null;
}

async function readLag(merchantId: MerchantId, hours: number): Promise<LagFigures> {
  const { rows } = await sql.query<LagRow>({
    name: "inbox-lag",
    text: `SELECT count(*) AS count, percentile_disc(0.5) WITHIN GROUP (ORDER BY lag_ms) AS p50,
             percentile_disc(0.95) WITHIN GROUP (ORDER BY lag_ms) AS p95
           FROM inbox_result
           WHERE merchant_id = $1 AND finished_at > now() - make_interval(hours => $2) AND outcome <> 'dead'
             -- A backfill hands over thousands at once: their waiting says nothing of what Shopify tells now.
             AND topic <> 'admin/order'`,
    values: [merchantId, hours],
  });
  const row = rows[0];
  return { count: row?.count ?? 0, p50Ms: row?.p50 ?? null, p95Ms: row?.p95 ?? null };
}

export async function readWebhookHealth(merchantId: MerchantId): Promise<WebhookHealth> {
  const [lastHour, lastDay, queue] = await Promise.all([
    readLag(merchantId, 1),
    readLag(merchantId, 24),
    sql.query<{ waiting: number; oldest: Date | null }>({
      name: "inbox-waiting",
      text: `SELECT count(*) AS waiting,
               (SELECT e.received_at FROM inbox_event e WHERE e.merchant_id = $1
                 AND e.seq = (SELECT min(t.seq) FROM inbox_todo t WHERE t.merchant_id = $1)) AS oldest
             FROM inbox_todo WHERE merchant_id = $1`,
      values: [merchantId],
    }),
  ]);
  const { waiting, oldest } = queue.rows[0] ?? { waiting: 0, oldest: null };
  return { lastHour, lastDay, waiting, oldestWaitingSince: oldest };
}

/** A message that could not be understood. Its body is not shown: it holds personal data. */
export interface DeadMessage {
  seq: number;
  topic: string;
  reason: string | null;
  eventId: string | null;
  webhookId: string | null;
  receivedAt: Date | null;
  finishedAt: Date;
  attempts: number;
}

interface DeadRow {
  seq: number;
  topic: string;
  reason: string | null;
  event_id: string | null;
  webhook_id: string | null;
  received_at: Date | null;
  finished_at: Date;
  attempts: number;
}

/** The newest dead messages; `total` counts all of them. */
export async function listDeadMessages(
  merchantId: MerchantId,
  limit: number,
): Promise<{ total: number; messages: DeadMessage[] }> {
  const { rows } = await sql.query<DeadRow & { total: number }>({
    name: "dead-messages",
    text: `SELECT r.seq, r.topic, r.reason, e.event_id, e.webhook_id, e.received_at, r.finished_at, r.attempts,
             count(*) OVER () AS total
           FROM inbox_result r LEFT JOIN inbox_event e ON e.merchant_id = r.merchant_id AND e.seq = r.seq
           WHERE r.merchant_id = $1 AND r.outcome = 'dead' ORDER BY r.finished_at DESC, r.seq DESC LIMIT $2`,
    values: [merchantId, limit],
  });
  return {
    total: rows[0]?.total ?? 0,
    messages: rows.map((row) => ({
      seq: row.seq,
      topic: row.topic,
      reason: row.reason,
      eventId: row.event_id,
      webhookId: row.webhook_id,
      receivedAt: row.received_at,
      finishedAt: row.finished_at,
      attempts: row.attempts,
    })),
  };
}

export interface IgnoredGroup {
  topic: string;
  reason: string;
  count: number;
  lastAt: Date;
}

/** Messages of the last 7 days that rightly changed nothing, by topic and reason, the most frequent first. */
export async function listIgnoredMessages(merchantId: MerchantId, limit: number): Promise<IgnoredGroup[]> {
  const { rows } = await sql.query<{ topic: string; reason: string; count: number; last_at: Date }>({
    name: "ignored-messages",
    text: `SELECT topic, COALESCE(reason, '') AS reason, count(*) AS count, max(finished_at) AS last_at
           FROM inbox_result
           WHERE merchant_id = $1 AND outcome = 'ignored' AND finished_at > now() - interval '7 days'
           GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT $2`,
    values: [merchantId, limit],
  });
  return rows.map(({ last_at, ...group }) => ({ ...group, lastAt: last_at }));
}
