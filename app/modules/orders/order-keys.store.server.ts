import { asMerchantId, asShopId, type MerchantId, type Tenant } from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";
import type { OrderKey } from "./order-record.ts";
import { shopifyId } from "./orders.store.server.ts";

/** A shop's orders by key, for whoever has to see all of them. */
export async function listOrderKeys(
  tx: Sql,
  tenant: Tenant,
  after: OrderKey | null,
  limit: number,
): Promise<OrderKey[]> {
  const { merchantId, shopId } = tenant;
  const { rows } = await tx.query<{ order_id: string }>({
    name: "order-keys",
    text: `SELECT order_id::text FROM shop_order WHERE merchant_id = $1 AND shop_id = $2 AND order_id > $3
           ORDER BY order_id LIMIT $4`,
    values: [merchantId, shopId, after?.orderId ?? "0", limit],
  });
  return rows.map((row) => ({ merchantId, shopId, orderId: shopifyId(row.order_id) }));
}

/** The keys of a merchant's latest orders, newest first. */
export async function listRecentOrderKeys(
  tx: Sql,
  merchantId: MerchantId,
  limit: number,
): Promise<OrderKey[]> {
  const { rows } = await tx.query<{ shop_id: number; order_id: string }>({
    name: "recent-order-keys",
    text: `SELECT shop_id, order_id::text FROM shop_order WHERE merchant_id = $1
           ORDER BY processed_at DESC, shop_id, order_id LIMIT $2`,
    values: [merchantId, limit],
  });
  return rows.map((row) => ({ merchantId, shopId: asShopId(row.shop_id), orderId: shopifyId(row.order_id) }));
}

/** Orders of a merchant whose pending points are due, oldest first. */
export async function listMaturedOrders(
  tx: Sql,
  merchantId: number,
  now: Date,
  limit: number,
): Promise<OrderKey[]> {
  const { rows } = await tx.query<{ merchant_id: number; shop_id: number; order_id: string }>({
    name: "matured-orders",
    text: `SELECT merchant_id, shop_id, order_id::text FROM shop_order
           WHERE merchant_id = $1 AND matures_at <= $2 ORDER BY matures_at, shop_id, order_id LIMIT $3`,
    values: [merchantId, now, limit],
  });
  return rows.map((row) => ({
    merchantId: asMerchantId(row.merchant_id),
    shopId: asShopId(row.shop_id),
    orderId: shopifyId(row.order_id),
  }));
}
