import type { MerchantId, ShopId, ShopifyId } from "#app/vocabulary/ids.ts";
import type { CurrencyCode, MinorUnits } from "#app/vocabulary/money.ts";
import type { Sql } from "#app/platform/db.server.ts";
import {
  findOrders,
  loadOrders,
  orderKey,
  readOrderNumber,
  type OrderRecord,
} from "#app/modules/orders/index.ts";
import type { Shop } from "#app/modules/shops/index.ts";

/** More orders than this never answer to one number. */
const MOST_FOUND = 10;

export interface OrderChoice {
  shopId: ShopId;
  orderId: ShopifyId;
}

/** An order as staff recognise it. */
export interface FoundOrder extends OrderChoice {
  name: string;
  shopName: string;
  processedAt: Date;
  total: MinorUnits;
  currency: CurrencyCode;
}

export function toFound({ shopId, orderId, state }: OrderRecord, shops: readonly Shop[]): FoundOrder {
  const { name, processedAt, total, currency } = state;
  const shopName = shops.find((shop) => shop.shopId === shopId)?.name ?? "";
  return { shopId, orderId, name, shopName, processedAt, total, currency };
}

/** The orders that a number may mean: more than one when two shops gave it out, or when it is also another's id. */
export async function findByNumber(
  tx: Sql,
  wish: { merchantId: MerchantId; number: string; choice: OrderChoice | null },
  shops: readonly Shop[],
): Promise<OrderRecord[]> {
  const { merchantId, choice } = wish;
  const number = readOrderNumber(wish.number);
  const shopIds = shops.map(({ shopId }) => shopId);
  const found = number && !choice ? await findOrders(tx, merchantId, shopIds, number, MOST_FOUND) : [];
  const keys = choice ? [{ merchantId, ...choice }] : found;
  const { orders } = await loadOrders(tx, keys);
  return keys.flatMap((key) => orders.get(orderKey(key)) ?? []);
}
