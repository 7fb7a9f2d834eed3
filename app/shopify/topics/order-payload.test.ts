import { describe, expect, it } from "vitest";
import { toCurrencyCode } from "#app/vocabulary/money.ts";
import type { OrderFacts } from "#app/vocabulary/order.ts";
import { usd, webhookLine, webhookOrder, webhookRefund } from "#tests/shopify/webhook-order.ts";
import { readMessage, type MessageShop } from "./read-message.ts";

const currency = toCurrencyCode("USD");
if (!currency) throw new Error("USD is a currency");
const shop: MessageShop = { domain: "north.myshopify.com", currency, country: "US" };

function orderOf(body: Record<string, unknown>): OrderFacts {
  const event = readMessage("orders/updated", JSON.stringify(body), shop);
  if ("unreadable" in event || event.kind !== "order-seen") throw new Error(JSON.stringify(event));
  return event.order;
}

it("an order in our words", () => {
  expect(orderOf(webhookOrder())).toEqual({
    orderId: "1001",
    name: "#1001",
    updatedAt: new Date("2026-03-01T09:00:00Z"),
    createdAt: new Date("2026-03-01T08:00:00Z"),
    processedAt: new Date("2026-03-01T07:59:59Z"),
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
    currency: "USD",
    presentmentCurrency: "USD",
    taxesIncluded: false,
    total: 9510,
    presentmentTotal: 9510,
    currentTotal: 9510,
    tip: 0,
    cashRounding: 0,
    lines: [
      {
        lineId: "7001",
        productId: "501",
        variantId: "601",
        title: "Linen shirt",
        sku: "LS-1",
        giftCard: false,
        tip: false,
        quantity: 2,
        currentQuantity: 2,
        unitPrice: 4500,
        discount: 900,
        tax: 810,
        duty: 0,
      },
    ],
    shipping: [{ price: 800, discount: 200, tax: 0 }],
    refunds: [],
    returns: [],
    tenders: [],
    gatewayNames: ["visa"],
    discountCodes: ["SPRING"],
    tags: ["gift", "rush"],
    customer: {
      customerId: "301",
      firstName: "Ana",
      lastName: "Silva",
      email: "ana@example.com",
      phone: "+351912345678",
      verifiedEmail: true,
      locale: "pt",
      tags: ["vip", "wholesale"],
      knowsTags: true,
      createdAt: new Date("2026-02-01T09:00:00Z"),
      updatedAt: new Date("2026-03-01T09:00:00Z"),
    },
    contact: { email: "ana@example.com", phone: null, firstName: "Ana", lastName: "Silva" },
  });
});

describe("money", () => {
  it("is read from texts and from numbers, in the decimals of its currency", () => {
    const plain = { price_set: null, discount_allocations: [], tax_lines: [] };
    const yen = webhookOrder({
      currency: "JPY",
      presentment_currency: null,
      total_price_set: null,
      total_price: "1500",
      current_total_price_set: null,
      current_total_price: 1500,
      total_discounts: 0,
      discount_codes: [],
      shipping_lines: [],
      line_items: [webhookLine({ ...plain, price: 750, total_discount: "0" })],
    });
    expect(orderOf(yen)).toMatchObject({ total: 1500, currentTotal: 1500, lines: [{ unitPrice: 750 }] });
    const number = webhookOrder({ line_items: [webhookLine({ price_set: null, price: 89.99 })] });
    expect(orderOf(number).lines[0]?.unitPrice).toBe(8999);
  });

  it("of an order in two currencies is the shop's, with the shopper's total beside it", () => {
    const total_price_set = {
      shop_money: { amount: "124.36", currency_code: "USD" },
      presentment_money: { amount: "115.90", currency_code: "EUR" },
    };
    expect(orderOf(webhookOrder({ total_price_set, presentment_currency: "EUR" }))).toMatchObject({
      currency: "USD",
      total: 12436,
      presentmentCurrency: "EUR",
      presentmentTotal: 11590,
    });
  });
});

describe("lines", () => {
  it("that carry a tip are told apart from goods", () => {
    const tip = webhookLine({ id: 7002, admin_graphql_api_id: null, tip: { payment_gateway: "visa" } });
    const order = orderOf(webhookOrder({ line_items: [webhookLine(), tip], total_tip_received: "5.00" }));
    expect(order).toMatchObject({ tip: 500, lines: [{ tip: false }, { tip: true }] });
  });

  it("keep the quantity that Shopify says is left, whatever the refunds add up to", () => {
    const line = webhookLine({ current_quantity: 0 });
    expect(orderOf(webhookOrder({ line_items: [line] })).lines[0]?.currentQuantity).toBe(0);
  });

  it("of versions that do not say what is left lose what was refunded", () => {
    const line = webhookLine({ quantity: 3, current_quantity: undefined });
    const order = orderOf(webhookOrder({ line_items: [line], refunds: [webhookRefund(), webhookRefund()] }));
    expect(order.lines[0]?.currentQuantity).toBe(1);
  });

  it("of versions that do not spread order discounts bear their share, without those on shipping", () => {
    const old = { discount_allocations: undefined, total_discount: "0.00" };
    const order = orderOf(
      webhookOrder({
        total_discounts: "15.01",
        discount_codes: [
          { code: "TEN", amount: "10.01", type: "fixed_amount" },
          { code: "POST", amount: "5.00", type: "shipping" },
        ],
        line_items: [
          webhookLine({ ...old, quantity: 1, price_set: usd("20.00") }),
          webhookLine({ ...old, id: 7002, admin_graphql_api_id: null, quantity: 1, price_set: usd("10.00") }),
        ],
      }),
    );
    expect(order.lines.map((line) => line.discount)).toEqual([667, 334]);
  });

  it("take a discount that an import wrote on the line alone", () => {
    const line = webhookLine({ discount_allocations: [], total_discount: "5.00" });
    expect(orderOf(webhookOrder({ line_items: [line] })).lines[0]?.discount).toBe(500);
  });

  it("carry their duties", () => {
    const line = webhookLine({ duties: [{ id: 1, shop_money: { amount: "3.20", currency_code: "USD" } }] });
    expect(orderOf(webhookOrder({ line_items: [line] })).lines[0]?.duty).toBe(320);
  });
});

it("shipping that was taken off the order does not count", () => {
  const gone = { price: "8.00", discounted_price: "8.00", is_removed: true };
  expect(orderOf(webhookOrder({ shipping_lines: [gone] })).shipping).toEqual([]);
});

it("an order of 2017, without what later versions added, is read in full", () => {
  const order = orderOf({
    id: 5461312972,
    name: "#2-2273",
    updated_at: "2017-04-03T18:12:26-07:00",
    created_at: "2017-04-03T18:12:25-07:00",
    source_name: "pos",
    location_id: 7027718,
    device_id: 2,
    user_id: 61379718,
    financial_status: "paid",
    fulfillment_status: "fulfilled",
    currency: "USD",
    total_price: "10.78",
    tags: null,
    payment_gateway_names: ["store-credit"],
    customer: { id: 5872723276, first_name: "Kim", last_name: null, email: null, tags: null },
    line_items: [{ id: 11045240908, title: "Fitting", quantity: 1, price: "9.99", total_discount: "0.00" }],
    fulfillments: [{ status: "success", created_at: "2017-04-03T18:12:25-07:00" }],
    refunds: [],
  });
  expect(order).toMatchObject({
    channel: "pos",
    locationId: "7027718",
    deviceId: "2",
    staffId: "61379718",
    presentmentCurrency: "USD",
    currentTotal: 1078,
    fulfilledAt: new Date("2017-04-04T01:12:25Z"),
    lines: [{ currentQuantity: 1, unitPrice: 999, discount: 0 }],
    customer: { customerId: "5872723276", knowsTags: false },
    contact: { email: null, phone: null, firstName: null, lastName: null },
  });
});

it("a fulfilment that was taken back is none", () => {
  const fulfillments = [
    { status: "success", created_at: "2026-03-01T10:00:00Z" },
    { status: "cancelled", created_at: "2026-03-02T10:00:00Z" },
  ];
  expect(orderOf(webhookOrder({ fulfillments })).fulfilledAt).toEqual(new Date("2026-03-01T10:00:00Z"));
  expect(orderOf(webhookOrder({ fulfillments: fulfillments.slice(1) })).fulfilledAt).toBeNull();
});

it("texts lose what a database cannot hold", () => {
  const billing_address = { first_name: " A\u0000na\ud800 ", last_name: "\u0000" };
  expect(orderOf(webhookOrder({ billing_address, tags: "a\u0000, ,b,b" }))).toMatchObject({
    contact: { firstName: "Ana\ufffd", lastName: null },
    tags: ["a", "b"],
  });
});

describe("refunds", () => {
  const refundOf = (changes: Record<string, unknown>) =>
    orderOf(webhookOrder({ refunds: [webhookRefund(changes)] })).refunds[0];

  it("say which lines came back and what money", () => {
    expect(refundOf({})).toEqual({
      refundId: "9001",
      createdAt: new Date("2026-03-02T10:00:00Z"),
      lines: [{ lineId: "7001", quantity: 1, subtotal: 4050, tax: 405 }],
      shipping: 0,
      shippingTax: 0,
      paidBack: [{ amount: 4455, currency: "USD" }],
      note: "Too small",
    });
  });

  const adjustment = {
    kind: "shipping_refund",
    amount: "-5.00",
    amount_set: usd("-5.00"),
    tax_amount: "-0.50",
    tax_amount_set: usd("-0.50"),
  };

  it("count shipping once although newer versions write it twice", () => {
    const refund_shipping_lines = [{ id: 1, subtotal_amount_set: usd("5.00") }];
    const both = refundOf({ refund_shipping_lines, order_adjustments: [adjustment] });
    expect(both).toMatchObject({ shipping: 500, shippingTax: 50 });
  });

  it("know shipping from the adjustment alone in older versions", () => {
    expect(refundOf({ order_adjustments: [adjustment] })).toMatchObject({ shipping: 500, shippingTax: 50 });
    const other = { kind: "refund_discrepancy", amount: "-7.00", tax_amount: "0.00" };
    expect(refundOf({ order_adjustments: [other] })).toMatchObject({ shipping: 0, shippingTax: 0 });
  });

  it("count only money that really went back, in the currency it was paid in", () => {
    const transactions = [
      { id: 1, kind: "refund", status: "success", gateway: "visa", amount: "10.00", currency: "EUR" },
      { id: 2, kind: "refund", status: "failure", gateway: "visa", amount: "10.00", currency: "EUR" },
      { id: 3, kind: "refund", status: "success", gateway: "gift_card", amount: 4.5, currency: null },
    ];
    expect(refundOf({ transactions })?.paidBack).toEqual([
      { amount: 1000, currency: "EUR" },
      { amount: 450, currency: "USD" },
    ]);
  });

  it("alone are read in the currency that they state, which the shop may have left since", () => {
    const subtotal_set = { shop_money: { amount: "749", currency_code: "JPY" } };
    const refund_line_items = [{ line_item_id: 7001, quantity: 1, subtotal: 749, subtotal_set }];
    const body = webhookRefund({ refund_line_items, transactions: [] });
    expect(readMessage("refunds/create", JSON.stringify(body), shop)).toMatchObject({
      kind: "refund-seen",
      orderId: "1001",
      refund: { lines: [{ subtotal: 749 }] },
    });
  });
});
