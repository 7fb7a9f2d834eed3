import type { Tenant } from "#app/vocabulary/ids.ts";
import { sql } from "#app/platform/db.server.ts";
import { OUTSTANDING_PARTS } from "./read-key-figures.store.server.ts";
import { DAY_STATS_FROM_SOURCES } from "./rebuild-day-stats.store.server.ts";

const CUSTOMER_STATS = `
  SELECT profile_id FROM (
    SELECT merchant_id, profile_id, orders_online, orders_pos, orders_other, spent, last_order_at FROM customer_stat
    WHERE merchant_id = $1
  ) s FULL JOIN (
    SELECT merchant_id, profile_id,
      count(*) FILTER (WHERE counts AND channel = 'online')::int AS orders_online,
      count(*) FILTER (WHERE counts AND channel = 'pos')::int AS orders_pos,
      count(*) FILTER (WHERE counts AND channel NOT IN ('online', 'pos'))::int AS orders_other,
      COALESCE(sum(current_total) FILTER (WHERE counts), 0)::bigint AS spent, max(processed_at) AS last_order_at
    FROM (
      SELECT *, NOT test AND cancelled_at IS NULL AND financial_status NOT IN ('voided', 'expired')
        AND NOT (state->>'deleted')::boolean AS counts
      FROM shop_order WHERE merchant_id = $1 AND profile_id IS NOT NULL
    ) o GROUP BY merchant_id, profile_id
  ) c USING (merchant_id, profile_id)
  WHERE (COALESCE(s.orders_online, 0), COALESCE(s.orders_pos, 0), COALESCE(s.orders_other, 0), COALESCE(s.spent, 0))
    IS DISTINCT FROM (COALESCE(c.orders_online, 0), COALESCE(c.orders_pos, 0), COALESCE(c.orders_other, 0), COALESCE(c.spent, 0))
    OR (c.profile_id IS NOT NULL AND s.last_order_at IS DISTINCT FROM c.last_order_at)`;

const DAY_STATS = `
  SELECT day FROM (
    SELECT * FROM day_stat WHERE merchant_id = $1 AND shop_id = $2
      AND (orders <> 0 OR net <> 0 OR earned <> 0 OR taken_back <> 0 OR adjusted <> 0 OR spent <> 0 OR expired <> 0 OR bonus <> 0)
  ) s FULL JOIN (${DAY_STATS_FROM_SOURCES}) c USING (merchant_id, shop_id, day, channel)
  WHERE (s.orders, s.net, s.earned, s.taken_back, s.adjusted, s.spent, s.expired, s.bonus)
    IS DISTINCT FROM (c.orders, c.net, c.earned, c.taken_back, c.adjusted, c.spent, c.expired, c.bonus)`;

/** The home page's sum of what people hold, against their accounts. */
const OUTSTANDING = `
  SELECT 1 FROM (${OUTSTANDING_PARTS}) AS parts, (
    SELECT COALESCE(sum(available), 0)::bigint AS available FROM ledger_account WHERE merchant_id = $1
  ) AS accounts
  WHERE net + debt + forgiven - pending - held <> available`;

/** Figures written as differences, against the same figures made anew from orders and entries: how many differ. */
export async function auditRollups(
  tenant: Tenant,
  timeZone: string,
): Promise<{ customers: number; days: number }> {
  const { merchantId, shopId } = tenant;
  const count = async (text: string, values: unknown[]): Promise<number> => {
    const { rows } = await sql.query<{ n: number }>({
      text: `SELECT count(*)::int AS n FROM (${text}) AS d`,
      values,
    });
    return rows[0]?.n ?? 0;
  };
  return {
    customers: await count(CUSTOMER_STATS, [merchantId]),
    days: (await count(DAY_STATS, [merchantId, shopId, timeZone])) + (await count(OUTSTANDING, [merchantId])),
  };
}
