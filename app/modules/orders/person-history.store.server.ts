import {
  asProfileId,
  asShopId,
  type MerchantId,
  type ProfileId,
  type ShopId,
  type ShopifyId,
} from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";
import { shopifyId } from "./orders.store.server.ts";

/** One of a person's orders, as far as the others are concerned. */
export interface PlacedOrder {
  profileId: ProfileId;
  shopId: ShopId;
  orderId: ShopifyId;
  processedAt: Date;
  /** Whether it is a sale that came about. */
  stands: boolean;
  ruleVersion: number | null;
}

/** All orders of some people, without their states. */
export async function listOrdersOfPeople(
  tx: Sql,
  merchantId: MerchantId,
  profileIds: readonly ProfileId[],
): Promise<PlacedOrder[]> {
  const { rows } = await tx.query<{
    profile_id: number;
    shop_id: number;
    order_id: string;
    processed_at: Date;
    stands: boolean;
    rule_version: number | null;
  }>({
    name: "orders-of-people",
    text: `SELECT profile_id, shop_id, order_id::text, processed_at, rule_version,
             NOT test AND cancelled_at IS NULL AND financial_status NOT IN ('voided', 'expired')
               AND NOT (state->>'deleted')::boolean AS stands
           FROM shop_order WHERE merchant_id = $1 AND profile_id = ANY ($2::bigint[])`,
    values: [merchantId, profileIds],
  });
  return rows.map((row) => ({
    profileId: asProfileId(row.profile_id),
    shopId: asShopId(row.shop_id),
    orderId: shopifyId(row.order_id),
    processedAt: row.processed_at,
    stands: row.stands,
    ruleVersion: row.rule_version,
  }));
}
