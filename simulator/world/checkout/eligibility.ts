import { statusOf, usageKey } from "../discounts/discount-status.ts";
import { grossOf } from "../order-sums.ts";
import type { Discount, DiscountItems, NumericId, OrderLine, ShopWorld } from "../types.ts";
import type { CodeProblem, DeliveryOption } from "./types.ts";

export type Buyer = { customerId: NumericId | null; email: string | null };

/** A guest is known by the e-mail, as at Shopify's checkout. */
export function buyerOf(shop: ShopWorld, from: Buyer): Buyer {
  const email = from.email?.trim().toLowerCase() ?? null;
  const known = email === null ? undefined : shop.customerByContact.get(email);
  const customerId = from.customerId ?? known ?? null;
  const own = customerId === null ? undefined : shop.customers.get(customerId);
  return { customerId, email: from.email ?? own?.email ?? null };
}

/** What speaks against the discount whatever is in the cart. */
export function useProblem(discount: Discount, buyer: Buyer, now: Date): CodeProblem | null {
  if (statusOf(discount, now) !== "ACTIVE") return "DISCOUNT_CURRENTLY_INACTIVE";
  const { usageLimit, customerIds } = discount;
  if (usageLimit !== null && discount.uses >= usageLimit) return "DISCOUNT_USAGE_LIMIT_REACHED";
  if (customerIds !== null && buyer.customerId === null) return "DISCOUNT_ELIGIBLE_CUSTOMER_MISSING";
  if (customerIds !== null && !customerIds.some((id) => id === buyer.customerId))
    return "DISCOUNT_CUSTOMER_NOT_ELIGIBLE";
  const key = usageKey(buyer);
  const hasUsed = key !== null && discount.usedBy.has(key);
  return discount.oncePerCustomer && hasUsed ? "DISCOUNT_CUSTOMER_USAGE_LIMIT_REACHED" : null;
}

function isEntitled(shop: ShopWorld, items: DiscountItems, line: OrderLine): boolean {
  const { productId, variantId } = line;
  if (line.giftCard || productId === null || variantId === null) return false;
  if (items.kind === "all") return true;
  if (items.kind === "products")
    return items.productIds.includes(productId) || items.variantIds.includes(variantId);
  return items.collectionIds.some((id) => shop.collections.get(id)?.productIds.includes(productId) === true);
}

export function entitledLines(shop: ShopWorld, discount: Discount, lines: readonly OrderLine[]): OrderLine[] {
  const { gift } = discount;
  const items: DiscountItems =
    gift.kind === "amount" || gift.kind === "percentage" ? gift.items : { kind: "all" };
  return lines.filter((line) => isEntitled(shop, items, line));
}

/**
 * What about this cart speaks against the discount. A minimum counts the goods that the discount is for, at
 * their prices before any discount.
 */
export function cartProblem(
  shop: ShopWorld,
  discount: Discount,
  lines: readonly OrderLine[],
  option: DeliveryOption | null,
): CodeProblem | null {
  const entitled = entitledLines(shop, discount, lines);
  if (entitled.length === 0) return "DISCOUNT_NO_ENTITLED_LINE_ITEMS";
  const { minimum, gift } = discount;
  const subtotal = entitled.reduce((sum, line) => sum + grossOf(line), 0);
  const quantity = entitled.reduce((sum, line) => sum + line.quantity, 0);
  if (minimum?.kind === "subtotal" && subtotal < minimum.amount) return "DISCOUNT_PURCHASE_NOT_IN_RANGE";
  if (minimum?.kind === "quantity" && quantity < minimum.quantity) return "DISCOUNT_QUANTITY_NOT_IN_RANGE";
  if (gift.kind !== "free-shipping") return null;
  const isTooDear = option !== null && gift.maximumPrice !== null && option.price > gift.maximumPrice;
  return option === null || isTooDear ? "DISCOUNT_NO_ENTITLED_SHIPPING_LINES" : null;
}
