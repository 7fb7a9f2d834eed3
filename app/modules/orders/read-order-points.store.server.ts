import { asProfileId, type ProfileId, type ShopifyId, type Tenant } from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";

/** Whose an order is, and the points that it holds. */
export interface OrderPoints {
  profileId: ProfileId | null;
  available: number;
  pending: number;
  /** When its pending points become available; null while nobody knows. */
  maturesAt: Date | null;
}

/** Null for an order that is not known here. */
export async function readOrderPoints(
  tx: Sql,
  { merchantId, shopId }: Tenant,
  orderId: ShopifyId,
): Promise<OrderPoints | null> {
  const { rows } = await tx.query<{
    profile_id: number | null;
    target_available: number;
    target_pending: number;
    matures_at: Date | null;
  }>({
    name: "order-points",
    text: `SELECT profile_id, target_available, target_pending, matures_at FROM shop_order
           WHERE merchant_id = $1 AND shop_id = $2 AND order_id = $3`,
    values: [merchantId, shopId, orderId],
  });
  const row = rows[0];
  if (!row) return null;
  return {
    profileId: row.profile_id === null ? null : asProfileId(row.profile_id),
    available: row.target_available,
    pending: row.target_pending,
    maturesAt: row.matures_at,
  };
}

/** Whether the shop's prices hold their tax, as its latest order says; null for a shop without recent orders. */
export async function readTaxesIncluded(tx: Sql, { merchantId, shopId }: Tenant): Promise<boolean | null> {
  const { rows } = await tx.query<{ included: boolean | null }>({
    name: "taxes-included",
    text: `SELECT included FROM (
             SELECT shop_id, processed_at, (state->>'taxesIncluded')::boolean AS included FROM shop_order
             WHERE merchant_id = $1 ORDER BY processed_at DESC LIMIT 100) AS latest
           WHERE shop_id = $2 ORDER BY processed_at DESC LIMIT 1`,
    values: [merchantId, shopId],
  });
  return rows[0]?.included ?? null;
}
