import type { Discount, NumericId, ShopWorld } from "../types.ts";

export type DiscountStatus = "ACTIVE" | "EXPIRED" | "SCHEDULED";

/** Only dates decide: a code whose uses are spent is still ACTIVE. */
export function statusOf(discount: Pick<Discount, "startsAt" | "endsAt">, now: Date): DiscountStatus {
  if (discount.endsAt !== null && discount.endsAt <= now) return "EXPIRED";
  return discount.startsAt > now ? "SCHEDULED" : "ACTIVE";
}

/** Upper and lower case are the same code. */
export function discountWithCode(shop: ShopWorld, code: string): Discount | undefined {
  const wanted = code.trim().toLowerCase();
  for (const each of shop.discounts.values()) if (each.code?.code.toLowerCase() === wanted) return each;
  return undefined;
}

export const discountGid = (discount: Pick<Discount, "id" | "code">): string =>
  `gid://shopify/${discount.code === null ? "DiscountAutomaticNode" : "DiscountCodeNode"}/${discount.id}`;

/** How one person is remembered by a discount; null while nobody knows who it is. */
export function usageKey(buyer: { customerId: NumericId | null; email: string | null }): string | null {
  if (buyer.customerId !== null) return String(buyer.customerId);
  return buyer.email === null ? null : buyer.email.trim().toLowerCase();
}
