import { toShopifyId, type ShopifyId } from "#app/vocabulary/ids.ts";
import { toCurrencyCode, toMinorUnits, type CurrencyCode } from "#app/vocabulary/money.ts";
import type { CustomerFacts, OrderFacts, OrderLine, RefundFacts } from "#app/vocabulary/order.ts";

export function id(value: number | string): ShopifyId {
  const shopifyId = toShopifyId(value);
  if (!shopifyId) throw new Error(`not a Shopify id: ${value}`);
  return shopifyId;
}

export function currency(code: string): CurrencyCode {
  const known = toCurrencyCode(code);
  if (!known) throw new Error(`not a currency: ${code}`);
  return known;
}

export const minor = toMinorUnits;

export function line(changes: Partial<OrderLine> = {}): OrderLine {
  const quantity = changes.quantity ?? 1;
  return {
    lineId: id(1),
    productId: id(9001),
    variantId: id(9101),
    title: "Coffee beans",
    sku: "BEANS",
    giftCard: false,
    tip: false,
    quantity,
    currentQuantity: quantity,
    unitPrice: minor(10_000),
    discount: minor(0),
    tax: minor(0),
    duty: minor(0),
    ...changes,
  };
}

export function refund(changes: Partial<RefundFacts> = {}): RefundFacts {
  return {
    refundId: id(501),
    createdAt: new Date("2026-05-02T10:00:00Z"),
    lines: [],
    shipping: minor(0),
    shippingTax: minor(0),
    paidBack: [],
    note: null,
    ...changes,
  };
}

export function customer(changes: Partial<CustomerFacts> = {}): CustomerFacts {
  return {
    customerId: id(7001),
    firstName: "Ada",
    lastName: "Example",
    email: "ada@example.com",
    phone: null,
    verifiedEmail: true,
    locale: null,
    tags: [],
    knowsTags: true,
    createdAt: null,
    updatedAt: new Date("2026-05-01T09:00:00Z"),
    ...changes,
  };
}

/** A paid online order of one line of 100.00 EUR by a known customer. */
export function order(changes: Partial<OrderFacts> = {}): OrderFacts {
  const eur = currency("EUR");
  const lines = changes.lines ?? [line()];
  const total = lines.reduce((sum, each) => sum + each.unitPrice * each.quantity - each.discount, 0);
  return {
    orderId: id(1001),
    name: "#1001",
    updatedAt: new Date("2026-05-01T10:00:00Z"),
    createdAt: new Date("2026-05-01T10:00:00Z"),
    processedAt: new Date("2026-05-01T10:00:00Z"),
    cancelledAt: null,
    closedAt: null,
    deleted: false,
    test: false,
    channel: "online",
    sourceName: "web",
    locationId: null,
    deviceId: null,
    staffId: null,
    financialStatus: "paid",
    fulfillmentStatus: "unfulfilled",
    fulfilledAt: null,
    currency: eur,
    presentmentCurrency: eur,
    taxesIncluded: true,
    total: minor(total),
    presentmentTotal: minor(total),
    currentTotal: minor(total),
    tip: minor(0),
    cashRounding: minor(0),
    shipping: [],
    refunds: [],
    returns: [],
    tenders: [],
    gatewayNames: ["shopify_payments"],
    discountCodes: [],
    tags: [],
    customer: customer(),
    contact: { email: "ada@example.com", phone: null, firstName: "Ada", lastName: "Example" },
    ...changes,
    lines,
  };
}
