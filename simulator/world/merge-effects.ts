import type { NumericId, ShopWorld } from "./types.ts";

/** What was for the one who goes is for the one who stays, uses included. */
export function moveDiscounts(shop: ShopWorld, goneId: NumericId, keptId: NumericId): void {
  for (const discount of shop.discounts.values()) {
    const { customerIds, usedBy } = discount;
    if (customerIds?.includes(goneId) === true)
      discount.customerIds = [...new Set(customerIds.map((id) => (id === goneId ? keptId : id)))];
    if (usedBy.delete(String(goneId))) usedBy.add(String(keptId));
  }
  for (const cart of shop.carts.values()) if (cart.customerId === goneId) cart.customerId = keptId;
}

/** What keeps a customer from being merged, as far as it is simulated; null when nothing does. */
export function mergeBlocker(shop: ShopWorld, customerId: NumericId): "gift cards" | "store credit" | null {
  const owns = (each: { customerId: NumericId | null }) => each.customerId === customerId;
  if ([...shop.giftCards.values()].some(owns)) return "gift cards";
  return [...shop.storeCreditAccounts.values()].some(owns) ? "store credit" : null;
}
