import { asShopId, type MerchantId, type ShopId } from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";
import type { OrderNumber } from "./order-number.ts";
import type { OrderKey } from "./order-record.ts";
import { shopifyId } from "./orders.store.server.ts";

/** Orders of the merchant that a number may mean, the newest first: names are given out anew in every shop. */
export async function findOrders(
  tx: Sql,
  merchantId: MerchantId,
  shopIds: readonly ShopId[],
  number: OrderNumber,
  limit: number,
): Promise<OrderKey[]> {
  const { rows } = await tx.query<{ shop_id: number; order_id: string }>({
    name: "find-orders",
    text: `SELECT shop_id, order_id::text FROM shop_order
           WHERE merchant_id = $1 AND shop_id = ANY ($2::int[])
             AND (name = ANY ($3::text[]) OR order_id = $4::bigint)
           ORDER BY processed_at DESC, shop_id, shop_order.order_id LIMIT $5`,
    values: [merchantId, shopIds, number.names, number.orderId, limit],
  });
  return rows.map((row) => ({ merchantId, shopId: asShopId(row.shop_id), orderId: shopifyId(row.order_id) }));
}
