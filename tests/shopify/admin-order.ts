import type { OrderNode } from "#app/shopify/operations/order-node.ts";

/** The order of webhook-order.ts as the Admin API shows it. */
export const bag = (amount: string) => ({
  shopMoney: { amount, currencyCode: "USD" },
  presentmentMoney: { amount, currencyCode: "USD" },
});

type Line = OrderNode["lines"][number];
type Refund = OrderNode["refunds"][number];

export const adminLine = (changes: Partial<Line> = {}): Line => ({
  id: "gid://shopify/LineItem/7001",
  title: "Linen shirt",
  sku: "LS-1",
  quantity: 2,
  currentQuantity: 2,
  isGiftCard: false,
  product: { id: "gid://shopify/Product/501" },
  variant: { id: "gid://shopify/ProductVariant/601" },
  originalUnitPriceSet: bag("45.0"),
  totalDiscountSet: bag("0.0"),
  discountAllocations: [{ allocatedAmountSet: bag("9.0") }],
  taxLines: [{ priceSet: bag("8.1") }],
  duties: [],
  ...changes,
});

export const adminTransaction = (changes: Partial<OrderNode["transactions"][number]> = {}) => ({
  id: "gid://shopify/OrderTransaction/8002",
  kind: "REFUND",
  gateway: "visa",
  status: "SUCCESS",
  createdAt: "2026-03-02T10:00:00Z",
  processedAt: "2026-03-02T10:00:00Z",
  amountSet: bag("44.55"),
  ...changes,
});

export const adminRefund = (changes: Partial<Refund> = {}): Refund => ({
  id: "gid://shopify/Refund/9001",
  createdAt: "2026-03-02T10:00:00Z",
  processedAt: "2026-03-02T10:00:00Z",
  note: "Too small",
  lines: [
    {
      quantity: 1,
      lineItem: { id: "gid://shopify/LineItem/7001" },
      subtotalSet: bag("40.5"),
      totalTaxSet: bag("4.05"),
    },
  ],
  shippingLines: [],
  transactions: [adminTransaction()],
  ...changes,
});

const customer: OrderNode["customer"] = {
  id: "gid://shopify/Customer/301",
  firstName: "Ana",
  lastName: "Silva",
  verifiedEmail: true,
  tags: ["vip", "wholesale"],
  createdAt: "2026-02-01T09:00:00Z",
  updatedAt: "2026-03-01T09:00:00Z",
  defaultEmailAddress: { emailAddress: "ana@example.com" },
  defaultPhoneNumber: { phoneNumber: "+351912345678" },
};

export const adminOrder = (changes: Partial<OrderNode> = {}): OrderNode => ({
  id: "gid://shopify/Order/1001",
  name: "#1001",
  createdAt: "2026-03-01T08:00:00Z",
  processedAt: "2026-03-01T07:59:59Z",
  updatedAt: "2026-03-01T09:00:00Z",
  cancelledAt: null,
  closedAt: null,
  test: false,
  sourceName: "web",
  sourceIdentifier: null,
  email: "ana@example.com",
  phone: null,
  customerLocale: "pt",
  tags: ["gift", "rush"],
  currencyCode: "USD",
  presentmentCurrencyCode: "USD",
  taxesIncluded: false,
  displayFinancialStatus: "PAID",
  displayFulfillmentStatus: "UNFULFILLED",
  paymentGatewayNames: ["visa"],
  discountCodes: ["SPRING"],
  totalPriceSet: bag("95.1"),
  currentTotalPriceSet: bag("95.1"),
  totalTipReceivedSet: bag("0.0"),
  totalCashRoundingAdjustment: { paymentSet: bag("0.0") },
  retailLocation: null,
  billingAddress: { firstName: "Ana", lastName: "Silva" },
  shippingAddress: null,
  customer,
  transactions: [],
  fulfillments: [],
  lines: [adminLine()],
  shippingLines: [
    { isRemoved: false, originalPriceSet: bag("8.0"), discountedPriceSet: bag("6.0"), taxLines: [] },
  ],
  returns: [],
  refunds: [],
  ...changes,
});
