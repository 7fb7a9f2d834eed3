import type { Tenant } from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";

/**
 * The figures per day, out of orders and entries: what the differences written along the way must add up to.
 * $1 merchant, $2 shop, $3 the shop's time zone. Adjusted, spent, expired and bonus points belong to the merchant's first shop.
 */
export const DAY_STATS_FROM_SOURCES = `
  SELECT $1::int AS merchant_id, $2::int AS shop_id, day, channel, sum(orders)::int AS orders, sum(net)::bigint AS net,
    sum(earned)::bigint AS earned, sum(taken_back)::bigint AS taken_back, sum(adjusted)::bigint AS adjusted,
    sum(spent)::bigint AS spent, sum(expired)::bigint AS expired,
    sum(bonus)::bigint AS bonus
  FROM (
    SELECT (processed_at AT TIME ZONE $3)::date AS day, channel, 1 AS orders, current_total AS net,
      0::bigint AS earned, 0::bigint AS taken_back, 0::bigint AS adjusted, 0::bigint AS spent, 0::bigint AS expired,
      0::bigint AS bonus
    FROM shop_order
    WHERE merchant_id = $1 AND shop_id = $2 AND NOT test AND cancelled_at IS NULL
      AND financial_status NOT IN ('voided', 'expired') AND NOT (state->>'deleted')::boolean
    UNION ALL
    SELECT (e.occurred_at AT TIME ZONE $3)::date, o.channel, 0, 0,
      greatest(0, e.d_pending + e.d_available - e.d_debt - e.d_shortfall),
      greatest(0, -(e.d_pending + e.d_available - e.d_debt - e.d_shortfall)), 0, 0, 0, 0
    FROM ledger_entry e JOIN shop_order o USING (merchant_id, shop_id, order_id)
    WHERE e.merchant_id = $1 AND e.shop_id = $2 AND e.source = 'purchase'
    UNION ALL
    SELECT (occurred_at AT TIME ZONE $3)::date, 'other', 0, 0, 0, 0,
      CASE WHEN source = 'manual' THEN d_available - d_debt ELSE 0 END,
      CASE WHEN source = 'redemption' THEN d_debt + d_shortfall - d_available - d_held ELSE 0 END,
      CASE WHEN source = 'expiry' THEN -d_available ELSE 0 END,
      CASE WHEN source = 'bonus' THEN d_available - d_debt - d_shortfall ELSE 0 END
    FROM ledger_entry
    WHERE merchant_id = $1 AND source IN ('manual', 'redemption', 'expiry', 'bonus') AND $2 = (SELECT min(shop_id) FROM shop WHERE merchant_id = $1)
  ) AS source
  GROUP BY day, channel
  HAVING sum(orders) <> 0 OR sum(net) <> 0 OR sum(earned) <> 0 OR sum(taken_back) <> 0 OR sum(adjusted) <> 0
    OR sum(spent) <> 0 OR sum(expired) <> 0 OR sum(bonus) <> 0`;

/** Makes the figures per day anew, for days that begin in another zone. */
export async function rebuildDayStats(tx: Sql, tenant: Tenant, timeZone: string): Promise<void> {
  const { merchantId, shopId } = tenant;
  await tx.query({ text: "LOCK TABLE day_stat IN SHARE ROW EXCLUSIVE MODE" });
  await tx.query({
    text: "DELETE FROM day_stat WHERE merchant_id = $1 AND shop_id = $2",
    values: [merchantId, shopId],
  });
  await tx.query({
    text: `INSERT INTO day_stat (merchant_id, shop_id, day, channel, orders, net, earned, taken_back, adjusted,
             spent, expired, bonus)
           ${DAY_STATS_FROM_SOURCES}`,
    values: [merchantId, shopId, timeZone],
  });
}
