import type { Discount, DiscountClass } from "../discounts/types.ts";
import type { MinorUnits, NumericId } from "../order-types.ts";

export type CartAttribute = { key: string; value: string };

export type CartLine = {
  /** Also the id of the line in the order. */
  id: NumericId;
  variantId: NumericId;
  quantity: number;
  attributes: CartAttribute[];
};

/** A cart is its checkout too: nothing of it is reserved until it is completed. */
export type Cart = {
  token: string;
  state: "open" | "completed" | "abandoned";
  createdAt: Date;
  customerId: NumericId | null;
  /** What a guest gave. */
  email: string | null;
  presentmentCurrency: string;
  /** BCP 47, as the storefront is read. */
  locale: string;
  lines: CartLine[];
  attributes: CartAttribute[];
  note: string | null;
  /** As entered, in that order, whether they apply or not. */
  codes: string[];
  giftCardCodes: string[];
  usesStoreCredit: boolean;
  /** Null: the first. */
  deliveryHandle: string | null;
  /** What the shopper was last shown: completing is refused when it would be something else. */
  shown: { total: MinorUnits; codes: string[] } | null;
  orderId: NumericId | null;
};

/** Codes of CartWarningCode in Shopify's Storefront API: https://shopify.dev/docs/api/storefront/latest/enums/CartWarningCode */
export const CODE_PROBLEMS = [
  "DISCOUNT_NOT_FOUND",
  "DISCOUNT_CURRENTLY_INACTIVE",
  "DISCOUNT_USAGE_LIMIT_REACHED",
  "DISCOUNT_CUSTOMER_USAGE_LIMIT_REACHED",
  "DISCOUNT_CUSTOMER_NOT_ELIGIBLE",
  "DISCOUNT_ELIGIBLE_CUSTOMER_MISSING",
  "DISCOUNT_PURCHASE_NOT_IN_RANGE",
  "DISCOUNT_QUANTITY_NOT_IN_RANGE",
  "DISCOUNT_NO_ENTITLED_LINE_ITEMS",
  "DISCOUNT_NO_ENTITLED_SHIPPING_LINES",
  /** It would do, but not beside the others. */
  "DISCOUNT_CODE_NOT_HONOURED",
] as const;
export type CodeProblem = (typeof CODE_PROBLEMS)[number];

export type DeliveryOption = { handle: string; title: string; price: MinorUnits };

export type OfferValue =
  { kind: "percentage"; percent: number } | { kind: "fixed"; amount: MinorUnits; onEachItem: boolean };

/** What one discount would take off, and where; a function may make several. */
export type Offer = {
  discount: Discount;
  class: DiscountClass;
  title: string;
  value: OfferValue;
  selection: "all" | "entitled" | "explicit";
  /** Lines that take part, with how many units of each; empty for shipping. */
  lines: { lineId: NumericId; quantity: number }[];
  /** Delivery options that it makes cheaper. */
  handles: string[];
};
