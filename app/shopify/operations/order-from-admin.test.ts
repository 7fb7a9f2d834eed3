import { describe, expect, it } from "vitest";
import { toCurrencyCode } from "#app/vocabulary/money.ts";
import { adminLine, adminOrder, adminRefund, adminTransaction, bag } from "#tests/shopify/admin-order.ts";
import { usd, webhookLine, webhookOrder, webhookRefund } from "#tests/shopify/webhook-order.ts";
import { readMessage, type MessageShop } from "../topics/read-message.ts";
import { orderFromAdmin } from "./order-from-admin.ts";

const currency = toCurrencyCode("USD");
if (!currency) throw new Error("USD is a currency");
const shop: MessageShop = { domain: "north.myshopify.com", currency, country: "US" };

const fromWebhook = (body: Record<string, unknown>) =>
  readMessage("orders/updated", JSON.stringify(body), shop);

const twoCurrencies = (usdAmount: string, eurAmount: string) => ({
  webhook: {
    shop_money: { amount: usdAmount, currency_code: "USD" },
    presentment_money: { amount: eurAmount, currency_code: "EUR" },
  },
  admin: {
    shopMoney: { amount: usdAmount, currencyCode: "USD" },
    presentmentMoney: { amount: eurAmount, currencyCode: "EUR" },
  },
});

describe("one order gives the same facts through a webhook and through the Admin API", () => {
  it.each([
    ["plain", webhookOrder(), adminOrder()],
    [
      "refunded with its shipping",
      webhookOrder({
        financial_status: "partially_refunded",
        line_items: [webhookLine({ current_quantity: 1 })],
        refunds: [
          webhookRefund({
            refund_shipping_lines: [{ subtotal_amount_set: usd("6.00"), tax_amount_set: usd("0.60") }],
            order_adjustments: [{ kind: "shipping_refund", amount: "-6.00", tax_amount: "-0.60" }],
          }),
        ],
      }),
      adminOrder({
        displayFinancialStatus: "PARTIALLY_REFUNDED",
        lines: [adminLine({ currentQuantity: 1 })],
        refunds: [
          adminRefund({ shippingLines: [{ subtotalAmountSet: bag("6.0"), taxAmountSet: bag("0.6") }] }),
        ],
      }),
    ],
    [
      "sold at a till and handed over, with a tip",
      webhookOrder({
        source_name: "pos",
        location_id: 11,
        device_id: 2,
        fulfillment_status: "fulfilled",
        fulfillments: [{ status: "success", created_at: "2026-03-01T08:00:00Z" }],
        total_tip_received: "5.00",
        line_items: [
          webhookLine(),
          webhookLine({
            id: 7002,
            admin_graphql_api_id: "gid://shopify/LineItem/7002",
            title: "Tip",
            sku: null,
            product_id: null,
            variant_id: null,
            quantity: 1,
            current_quantity: 1,
            price_set: usd("5.00"),
            discount_allocations: [],
            tax_lines: [],
            tip: { payment_gateway: "visa" },
          }),
        ],
      }),
      adminOrder({
        sourceName: "pos",
        sourceIdentifier: "11-2-1001",
        retailLocation: { id: "gid://shopify/Location/11" },
        displayFulfillmentStatus: "FULFILLED",
        fulfillments: [{ status: "SUCCESS", createdAt: "2026-03-01T08:00:00Z" }],
        totalTipReceivedSet: bag("5.0"),
        lines: [
          adminLine(),
          adminLine({
            id: "gid://shopify/LineItem/7002",
            title: "Tip",
            sku: null,
            product: null,
            variant: null,
            quantity: 1,
            currentQuantity: 1,
            originalUnitPriceSet: bag("5.0"),
            discountAllocations: [],
            taxLines: [],
          }),
        ],
      }),
    ],
    [
      "paid in another currency, cancelled, by a guest",
      webhookOrder({
        presentment_currency: "EUR",
        total_price_set: twoCurrencies("95.10", "88.01").webhook,
        cancelled_at: "2026-03-02T00:00:00Z",
        financial_status: "voided",
        customer: null,
        transactions: [
          {
            admin_graphql_api_id: "gid://shopify/OrderTransaction/8002",
            kind: "sale",
            gateway: "visa",
            status: "success",
            amount: "88.01",
            currency: "EUR",
            processed_at: "2026-03-02T10:00:00Z",
          },
        ],
      }),
      adminOrder({
        presentmentCurrencyCode: "EUR",
        totalPriceSet: twoCurrencies("95.1", "88.01").admin,
        cancelledAt: "2026-03-02T00:00:00Z",
        displayFinancialStatus: "VOIDED",
        customer: null,
        transactions: [adminTransaction({ kind: "SALE", amountSet: twoCurrencies("95.1", "88.01").admin })],
      }),
    ],
    [
      "with a return, duties and rounding of cash",
      webhookOrder({
        returns: [
          { id: 1, admin_graphql_api_id: "gid://shopify/Return/1", status: "open", name: "#1001-R1" },
        ],
        line_items: [webhookLine({ duties: [usd("3.20")] })],
        total_cash_rounding_payment_adjustment_set: usd("-0.02"),
      }),
      adminOrder({
        returns: [{ id: "gid://shopify/Return/1", status: "OPEN", name: "#1001-R1" }],
        lines: [adminLine({ duties: [{ price: bag("3.2") }] })],
        totalCashRoundingAdjustment: { paymentSet: bag("-0.02") },
      }),
    ],
  ])("%s", (_, webhook, node) => {
    const order = orderFromAdmin(node);
    expect("unreadable" in order).toBe(false);
    expect(fromWebhook(webhook)).toEqual({ kind: "order-seen", order });
  });
});

it("an order kept as JSON is read from the inbox like any message", () => {
  expect(readMessage("admin/order", JSON.stringify(adminOrder()), shop)).toEqual({
    kind: "order-seen",
    order: orderFromAdmin(adminOrder()),
  });
});

it.each([
  ["an unknown currency", adminOrder({ currencyCode: "ZZZ" }), "currencyCode: is not a known currency"],
  ["no gid", adminOrder({ id: "order" }), "id: is not a Shopify id"],
  ["a wrong date", adminOrder({ updatedAt: "yesterday" }), "updated_at: is not a date with a time zone"],
  [
    "a negative quantity",
    adminOrder({ lines: [adminLine({ quantity: -1 })] }),
    "line_items[0].quantity: is negative",
  ],
  ["nothing", {}, "id: Invalid input: expected string, received undefined"],
])("an order with %s is refused with its reason", (_, node, reason) => {
  expect(orderFromAdmin(node)).toEqual({ unreadable: reason });
});
