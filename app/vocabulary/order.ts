import type { ShopifyId } from "./ids.ts";
import type { CurrencyCode, MinorUnits } from "./money.ts";

/** Where a purchase was made (DESIGN §5). */
export const CHANNELS = ["online", "pos", "draft", "subscription", "other"] as const;
export type Channel = (typeof CHANNELS)[number];

export const FINANCIAL_STATUSES = [
  "pending",
  "authorized",
  "partially_paid",
  "paid",
  "partially_refunded",
  "refunded",
  "voided",
  "expired",
] as const;
export type FinancialStatus = (typeof FINANCIAL_STATUSES)[number];

/** Whether an order is a sale that came about, whatever was given back since. */
export const isSale = (order: OrderFacts): boolean =>
  !order.deleted &&
  !order.test &&
  !order.cancelledAt &&
  order.financialStatus !== "voided" &&
  order.financialStatus !== "expired";

export const FULFILLMENT_STATUSES = ["unfulfilled", "partial", "fulfilled", "restocked"] as const;
export type FulfillmentStatus = (typeof FULFILLMENT_STATUSES)[number];

/** Money of one line is in the shop's currency, before any refund, for the whole ordered quantity. */
export interface OrderLine {
  lineId: ShopifyId;
  productId: ShopifyId | null;
  variantId: ShopifyId | null;
  title: string;
  sku: string | null;
  giftCard: boolean;
  tip: boolean;
  /** Ordered quantity, including quantities added later by an edit. */
  quantity: number;
  /** What is still on the order after removals, refunds and returns. */
  currentQuantity: number;
  unitPrice: MinorUnits;
  /** All discounts that fall on this line, order discounts included. */
  discount: MinorUnits;
  /** Tax of the whole ordered quantity. */
  tax: MinorUnits;
  duty: MinorUnits;
}

export interface ShippingLine {
  price: MinorUnits;
  discount: MinorUnits;
  tax: MinorUnits;
}

/** An amount as it was paid: a transaction may be in the shopper's currency instead of the shop's. */
export interface Paid {
  amount: MinorUnits;
  currency: CurrencyCode;
}

/** A refund as recorded by Shopify; a fact that never changes once made. */
export interface RefundFacts {
  refundId: ShopifyId;
  createdAt: Date;
  lines: { lineId: ShopifyId; quantity: number; subtotal: MinorUnits; tax: MinorUnits }[];
  /** Shipping given back, without and with its tax. */
  shipping: MinorUnits;
  shippingTax: MinorUnits;
  /** Money that really went back; whatever its tender, goods decide the points (edge case E3). */
  paidBack: Paid[];
  note: string | null;
}

/** A payment, by its tender (Shopify: gateway). */
export interface TenderFacts {
  transactionId: ShopifyId;
  kind: "sale" | "capture" | "refund" | "authorization" | "void" | "change" | "other";
  gateway: string;
  status: "success" | "other";
  amount: MinorUnits;
  currency: CurrencyCode;
  processedAt: Date | null;
}

export interface ReturnFacts {
  returnId: ShopifyId;
  status: "requested" | "open" | "closed" | "declined" | "canceled";
  name: string | null;
}

/** The customer as an order, a customer webhook or the Admin API shows them. Contact fields are as written there. */
export interface CustomerFacts {
  customerId: ShopifyId;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  verifiedEmail: boolean | null;
  locale: string | null;
  tags: string[];
  /** False when the source carries no tags, so that an order never clears them. */
  knowsTags: boolean;
  /** When the customer was made in Shopify; null where the source does not tell. */
  createdAt: Date | null;
  updatedAt: Date | null;
}

/** The present state of one order in our words: everything that earning, reports and the admin need. */
export interface OrderFacts {
  orderId: ShopifyId;
  name: string;
  /** Version of this state: Shopify's `updated_at`. */
  updatedAt: Date;
  createdAt: Date;
  processedAt: Date;
  cancelledAt: Date | null;
  closedAt: Date | null;
  deleted: boolean;
  test: boolean;
  channel: Channel;
  sourceName: string | null;
  locationId: ShopifyId | null;
  deviceId: ShopifyId | null;
  staffId: ShopifyId | null;
  financialStatus: FinancialStatus;
  fulfillmentStatus: FulfillmentStatus;
  /** When the last fulfilment was made; null while nothing is fulfilled. */
  fulfilledAt: Date | null;
  currency: CurrencyCode;
  presentmentCurrency: CurrencyCode;
  taxesIncluded: boolean;
  /** Totals at the time of ordering: shop currency, and what the shopper saw. */
  total: MinorUnits;
  presentmentTotal: MinorUnits;
  /** Total of what is on the order now, shop currency. */
  currentTotal: MinorUnits;
  tip: MinorUnits;
  cashRounding: MinorUnits;
  lines: OrderLine[];
  shipping: ShippingLine[];
  refunds: RefundFacts[];
  returns: ReturnFacts[];
  /** Amounts per tender when the source tells them; the names always. */
  tenders: TenderFacts[];
  gatewayNames: string[];
  discountCodes: string[];
  tags: string[];
  customer: CustomerFacts | null;
  /** Contact details typed for this order; they identify a guest. */
  contact: { email: string | null; phone: string | null; firstName: string | null; lastName: string | null };
}
