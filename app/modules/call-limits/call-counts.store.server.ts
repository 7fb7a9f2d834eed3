import type { ShopifyId, Tenant } from "#app/vocabulary/ids.ts";
import { sql } from "#app/platform/db.server.ts";

/** Counts a call of a customer. @returns how many there were in this minute, this one included */
export async function countCall(tenant: Tenant, customerId: ShopifyId, at: Date): Promise<number> {
  const { rows } = await sql.query<{ calls: number }>({
    name: "count-call",
    text: `INSERT INTO call_count AS c (merchant_id, shop_id, customer_id, minute, calls)
           VALUES ($1, $2, $3, date_trunc('minute', $4::timestamptz), 1)
           ON CONFLICT (merchant_id, shop_id, customer_id) DO UPDATE SET minute = excluded.minute,
             calls = CASE WHEN c.minute = excluded.minute THEN c.calls + 1 ELSE 1 END
           RETURNING calls`,
    values: [tenant.merchantId, tenant.shopId, customerId, at],
  });
  return rows[0]?.calls ?? 1;
}

/** Forgets who called before an instant, of every merchant. */
export async function forgetCounts(before: Date): Promise<void> {
  await sql.query({ text: "DELETE FROM call_count WHERE minute < $1", values: [before] });
}
