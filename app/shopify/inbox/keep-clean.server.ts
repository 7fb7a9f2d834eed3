import type { Tenant } from "#app/vocabulary/ids.ts";
import { sql } from "#app/platform/db.server.ts";

const CHUNK = 5_000;
const MOST_CHUNKS = 10_000;

/** Removes messages that name any of the ids, handled or not: a person who must be forgotten is in their bodies. */
export async function eraseMessages(tenant: Tenant, ids: readonly string[]): Promise<void> {
  await sql.query({
    text: `WITH named AS (
             DELETE FROM inbox_event e WHERE e.merchant_id = $1 AND e.shop_id = $2 AND EXISTS (
               SELECT 1 FROM unnest($3::text[]) AS id WHERE e.body ~ ('(^|[^0-9])' || id || '([^0-9]|$)'))
             RETURNING seq)
           DELETE FROM inbox_todo t USING named n WHERE t.seq = n.seq`,
    values: [tenant.merchantId, tenant.shopId, ids],
  });
}

/** Removes handled messages, dead ones included, once they are older than the days that the merchant's data may be kept. */
export async function pruneMessages(keepDays: number): Promise<number> {
  let removed = 0;
  for (let chunk = 0; chunk < MOST_CHUNKS; chunk++) {
    const { rowCount } = await sql.query({
      text: `WITH old AS (
               SELECT merchant_id, seq FROM inbox_result
               WHERE finished_at < now() - make_interval(days => $1) LIMIT $2
             ), events AS (
               DELETE FROM inbox_event e USING old o WHERE e.merchant_id = o.merchant_id AND e.seq = o.seq)
             DELETE FROM inbox_result r USING old o WHERE r.merchant_id = o.merchant_id AND r.seq = o.seq`,
      values: [keepDays, CHUNK],
    });
    removed += rowCount ?? 0;
    if ((rowCount ?? 0) < CHUNK) break;
  }
  return removed;
}
