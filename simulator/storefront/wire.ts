import type { CodeProblem } from "#simulator/world/checkout/types.ts";

/**
 * What `/sim/api/storefront/*` answers: enough for a storefront, a checkout and an account to be drawn and for the
 * extensions' hosts to be fed. Money is in the currency of the session's market, as Shopify's own checkout shows it.
 * Ids are numeric, as strings; tokens are opaque.
 */
export type Money = { amount: string; currencyCode: string };

export type Person = {
  id: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
};

/** GET session; POST login, logout and market answer it too. */
export type SessionView = {
  session: string;
  shop: { domain: string; name: string; currency: string; country: string };
  market: { currency: string; country: string };
  markets: { currency: string; country: string }[];
  /** BCP 47, in which the store is read. */
  language: string;
  customer: Person | null;
};

export type VariantView = { id: string; title: string; price: Money; available: number };
export type ProductView = {
  id: string;
  title: string;
  handle: string;
  vendor: string;
  tags: string[];
  giftCard: boolean;
  collectionIds: string[];
  variants: VariantView[];
};

export type Attribute = { key: string; value: string };

/** A part of a discount, on one line, on the delivery or on the whole order. */
export type AllocationView = {
  kind: "code" | "automatic";
  /** The code as it was entered; null for automatic ones. */
  code: string | null;
  title: string;
  discountedAmount: Money;
};

export type CartLineView = {
  id: string;
  variantId: string;
  productId: string;
  title: string;
  variantTitle: string | null;
  quantity: number;
  attributes: Attribute[];
  unitPrice: Money;
  /** Before and after the discounts of the line itself. */
  subtotal: Money;
  total: Money;
  discountAllocations: AllocationView[];
};

export type CodeView = {
  code: string;
  applicable: boolean;
  problem: CodeProblem | null;
  /** For the shopper; null when the code applies. */
  message: string | null;
};

export type DeliveryOptionView = {
  handle: string;
  title: string;
  price: Money;
  /** After shipping discounts. */
  total: Money;
};

export type GiftCardView = { id: string; lastCharacters: string; amountUsed: Money; balance: Money };

/** GET cart and GET checkout, and every call that changes them. */
export type CheckoutView = {
  token: string;
  state: "open" | "completed" | "abandoned";
  currency: string;
  language: string;
  customer: Person | null;
  /** The contact of the order: the customer's or the one that a guest gave. */
  email: string | null;
  lines: CartLineView[];
  attributes: Attribute[];
  note: string | null;
  discountCodes: CodeView[];
  /** Of the whole order, not of a line or of the delivery. */
  discountAllocations: AllocationView[];
  delivery: { options: DeliveryOptionView[]; selected: string | null; discountAllocations: AllocationView[] };
  giftCards: GiftCardView[];
  /** What the customer has; null for guests and for those without an account in this currency. */
  storeCredit: { balance: Money; used: Money } | null;
  cost: {
    /** Goods before discounts, after those of lines, and after all. */
    lines: Money;
    subtotal: Money;
    discounted: Money;
    shipping: Money;
    tax: Money;
    taxesIncluded: boolean;
    total: Money;
    /** What gift cards and store credit leave to pay. */
    due: Money;
  };
  /** Set once completed. */
  order: { id: string; name: string } | null;
};

export type OrderLineView = { title: string; quantity: number; currentQuantity: number; total: Money };

/** GET orders (the customer's own, newest first) and GET orders/:id (own, or of this session). */
export type OrderView = {
  id: string;
  name: string;
  createdAt: string;
  cancelledAt: string | null;
  financialStatus: string;
  fulfillmentStatus: string | null;
  email: string | null;
  discountCodes: string[];
  lines: OrderLineView[];
  subtotal: Money;
  shipping: Money;
  tax: Money;
  total: Money;
  currentTotal: Money;
  refunded: Money;
};
