import type { OrderLineInput } from "./action-inputs.ts";

/** The state of a simulated Shopify. Amounts are integers in minor units of the shop's currency. */
export type MinorUnits = number;
/** Numeric Shopify id: 13 digits, far below 2^53. */
export type NumericId = number;

export type Channel = "online" | "pos" | "draft" | "subscription";

export type TaxLine = { title: string; rate: number; amount: MinorUnits };

export type DiscountApplication = {
  type: "discount_code" | "manual" | "automatic";
  code: string | null;
  title: string;
  targetType: "line_item" | "shipping_line";
  targetSelection: "all" | "explicit" | "entitled";
  allocationMethod: "across" | "each" | "one";
  valueType: "fixed_amount" | "percentage";
  /** Minor units for fixed_amount, percent for percentage. */
  value: number;
};

export type DiscountAllocation = { applicationIndex: number; amount: MinorUnits };

export type OrderLine = {
  id: NumericId;
  productId: NumericId | null;
  variantId: NumericId | null;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  vendor: string | null;
  giftCard: boolean;
  taxable: boolean;
  requiresShipping: boolean;
  unitPrice: MinorUnits;
  /** Ordered; never lowered. What is left is currentQuantity. */
  quantity: number;
  currentQuantity: number;
  fulfilledQuantity: number;
  properties: { key: string; value: string }[];
  discountAllocations: DiscountAllocation[];
  taxLines: TaxLine[];
};

export type ShippingLine = {
  id: NumericId;
  title: string;
  price: MinorUnits;
  discountAllocations: DiscountAllocation[];
  taxLines: TaxLine[];
};

export type TransactionKind = "sale" | "authorization" | "capture" | "refund" | "void";
export type TransactionStatus = "success" | "pending" | "failure";

export type OrderTransaction = {
  id: NumericId;
  parentId: NumericId | null;
  kind: TransactionKind;
  gateway: string;
  status: TransactionStatus;
  amount: MinorUnits;
  /** What it was paid with or given back to, where that is kept here. */
  giftCardId: NumericId | null;
  storeCreditAccountId: NumericId | null;
  processedAt: Date;
};

export type RefundLine = {
  id: NumericId;
  lineId: NumericId;
  quantity: number;
  restockType: "no_restock" | "cancel" | "return";
  locationId: NumericId | null;
  subtotal: MinorUnits;
  tax: MinorUnits;
};

export type OrderAdjustment = {
  id: NumericId;
  /** Since 2024-10 refunded shipping is in refund_shipping_lines, so this is the only kind left. */
  kind: "refund_discrepancy";
  /** Negative when the merchant gives more back than the goods account for. */
  amount: MinorUnits;
  tax: MinorUnits;
};

export type RefundShippingLine = {
  id: NumericId;
  shippingLineId: NumericId;
  subtotal: MinorUnits;
  tax: MinorUnits;
};

export type Refund = {
  id: NumericId;
  createdAt: Date;
  note: string | null;
  staffId: NumericId | null;
  returnId: NumericId | null;
  lines: RefundLine[];
  adjustments: OrderAdjustment[];
  shippingLines: RefundShippingLine[];
  transactionIds: NumericId[];
};

export type ReturnStatus = "requested" | "open" | "closed" | "declined" | "canceled";

export type ReturnLine = {
  id: NumericId;
  lineId: NumericId;
  quantity: number;
  refundedQuantity: number;
  reason: string;
};

export type Return = {
  id: NumericId;
  name: string;
  status: ReturnStatus;
  createdAt: Date;
  closedAt: Date | null;
  lines: ReturnLine[];
  /** Goods wanted in exchange: they join the order when the return is approved. */
  wantedInExchange: OrderLineInput[];
  exchangeLineIds: NumericId[];
};

export type Fulfillment = {
  id: NumericId;
  name: string;
  createdAt: Date;
  locationId: NumericId | null;
  status: "success" | "cancelled";
  lines: { id: NumericId; lineId: NumericId; quantity: number }[];
};

export type Order = {
  id: NumericId;
  number: number;
  name: string;
  token: string;
  channel: Channel;
  sourceName: string;
  sourceIdentifier: string | null;
  createdAt: Date;
  processedAt: Date;
  /** Strictly increasing per order. */
  updatedAt: Date;
  cancelledAt: Date | null;
  cancelReason: string | null;
  /** The refund that the cancellation made, if any. */
  cancelRefundId: NumericId | null;
  closedAt: Date | null;
  test: boolean;
  customerId: NumericId | null;
  email: string | null;
  phone: string | null;
  currency: string;
  presentmentCurrency: string;
  /** Units of the presentment currency for one unit of the shop's currency. */
  rate: number;
  taxesIncluded: boolean;
  locationId: NumericId | null;
  deviceId: NumericId | null;
  staffId: NumericId | null;
  tags: string[];
  note: string | null;
  /** What the cart carried, as key and value. */
  attributes: { key: string; value: string }[];
  /** The checkout that it came from. */
  checkoutToken: string | null;
  locale: string;
  tip: MinorUnits;
  tipLineId: NumericId | null;
  lines: OrderLine[];
  shippingLines: ShippingLine[];
  discountApplications: DiscountApplication[];
  transactions: OrderTransaction[];
  refunds: Refund[];
  returns: Return[];
  fulfillments: Fulfillment[];
};
