import {
  asProfileId,
  asShopId,
  toShopifyId,
  type MerchantId,
  type ProfileId,
  type ShopId,
  type ShopifyId,
} from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";

/** A customer of a shop who is one of the merchant's people. */
export interface CustomerOf {
  profileId: ProfileId;
  shopId: ShopId;
  customerId: ShopifyId;
}

/** The customers that people are in the merchant's shops: none for a guest, several after a merge. */
export async function listCustomersOf(
  tx: Sql,
  merchantId: MerchantId,
  profileIds: readonly ProfileId[],
): Promise<CustomerOf[]> {
  const { rows } = await tx.query<{ profile_id: number; shop_id: number; value: string }>({
    name: "customers-of",
    text: `SELECT profile_id, shop_id, value FROM profile_identity
           WHERE merchant_id = $1 AND profile_id = ANY ($2::bigint[]) AND kind = 'customer'
           ORDER BY shop_id, profile_id, value`,
    values: [merchantId, profileIds],
  });
  return rows.flatMap(({ profile_id, shop_id, value }) => {
    const customerId = toShopifyId(value);
    return customerId ? [{ profileId: asProfileId(profile_id), shopId: asShopId(shop_id), customerId }] : [];
  });
}
