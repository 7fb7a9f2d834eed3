/**
 * Identifiers. Ours are branded numbers (identity columns, far below 2^53); Shopify's are branded digit
 * strings, because Shopify documents its ids as 64-bit integers, which a JavaScript number would round.
 */
declare const brand: unique symbol;
type Brand<T, B extends string> = T & { readonly [brand]: B };

export type MerchantId = Brand<number, "MerchantId">;
export type ShopId = Brand<number, "ShopId">;
export type ProfileId = Brand<number, "ProfileId">;
export type ShopifyId = Brand<string, "ShopifyId">;

/** The tenant of a piece of work: whose people and points, and whose Shopify ids. */
export interface Tenant {
  readonly merchantId: MerchantId;
  readonly shopId: ShopId;
}

export const asMerchantId = (id: number): MerchantId => id as MerchantId;
export const asShopId = (id: number): ShopId => id as ShopId;
export const asProfileId = (id: number): ProfileId => id as ProfileId;

const LARGEST_ID = 9_223_372_036_854_775_807n;

/** Digits of a 64-bit id, from a number, a bigint, a digit string or a gid (`gid://shopify/Order/123`); else null. */
export function toShopifyId(value: unknown): ShopifyId | null {
  const text =
    typeof value === "bigint"
      ? value.toString()
      : typeof value === "number" && Number.isSafeInteger(value)
        ? String(value)
        : typeof value === "string"
          ? (/^gid:\/\/shopify\/[A-Za-z]+\/(\d+)(\?.*)?$/.exec(value)?.[1] ?? value)
          : "";
  if (!/^[1-9]\d{0,18}$/.test(text) || BigInt(text) > LARGEST_ID) return null;
  return text as ShopifyId;
}
