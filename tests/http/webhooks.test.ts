import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { ledgerProblems } from "../invariants/ledger-problems.ts";
import { webhookCustomer, webhookLine, webhookOrder } from "../shopify/webhook-order.ts";
import {
  sendEndless,
  sendWebhook,
  signatureOf,
  startWebhookServer,
  type WebhookServer,
} from "./webhook-server.ts";

let app: TestApp;
let server: WebhookServer;
let shop: TestShop;
beforeAll(async () => {
  app = await startTestApp();
  server = await startWebhookServer();
});
beforeEach(async () => {
  await drain();
  shop = await startTestShop();
});
afterEach(async () => expect(await ledgerProblems()).toEqual([]));
afterAll(async () => {
  await server.close();
  await app.close();
});

async function drain(): Promise<void> {
  const { drainInbox } = await import("#app/jobs/handlers/drain-inbox.server.ts");
  for (let round = 0; round < 50; round++) if ((await drainInbox()) === 0) return;
  throw new Error("the inbox never became empty");
}

async function rows(text: string): Promise<Record<string, unknown>[]> {
  const { sql } = await import("#app/platform/db.server.ts");
  return (await sql.query({ text, values: [shop.shop.merchantId] })).rows;
}

const kept = () => rows("SELECT topic, body FROM inbox_event WHERE merchant_id = $1 ORDER BY seq");
const results = () => rows("SELECT outcome, reason FROM inbox_result WHERE merchant_id = $1 ORDER BY seq");

/** One order that the others must not hold up: 100.00 less a discount of 10.00, by Ana. */
const goodOrder = (id = 1001) =>
  JSON.stringify(webhookOrder({ id, admin_graphql_api_id: `gid://shopify/Order/${id}`, currency: "USD" }));

const send = (body: string | Buffer, more: Partial<Parameters<typeof sendWebhook>[1]> = {}) =>
  sendWebhook(server, { shop: shop.shop.domain, body, ...more });

it("keeps a rightly signed message, answers 200, and makes points of it", async () => {
  expect(await send(goodOrder())).toBe(200);
  expect(await kept()).toEqual([{ topic: "orders/create", body: goodOrder() }]);
  await drain();
  expect(await results()).toEqual([{ outcome: "applied", reason: null }]);
  expect((await shop.balance("ana@example.com")).available).toBe(81);
});

it.each([
  { what: "a wrong signature", headers: { "X-Shopify-Hmac-Sha256": signatureOf("other") }, status: 401 },
  {
    what: "another app's signature",
    headers: { "X-Shopify-Hmac-Sha256": signatureOf(goodOrder(), "no") },
    status: 401,
  },
  {
    what: "half a signature",
    headers: { "X-Shopify-Hmac-Sha256": signatureOf(goodOrder()).slice(0, 20) },
    status: 401,
  },
  { what: "no signature", headers: { "X-Shopify-Hmac-Sha256": null }, status: 401 },
  { what: "no shop", headers: { "X-Shopify-Shop-Domain": null }, status: 400 },
  { what: "a shop that is not Shopify's", headers: { "X-Shopify-Shop-Domain": "example.com" }, status: 400 },
  { what: "a shop with a path", headers: { "X-Shopify-Shop-Domain": "a.myshopify.com/x" }, status: 400 },
  { what: "no topic", headers: { "X-Shopify-Topic": null }, status: 400 },
  { what: "a topic that is none", headers: { "X-Shopify-Topic": "orders" }, status: 400 },
])("refuses $what and keeps nothing", async ({ headers, status }) => {
  expect(await send(goodOrder(), { headers })).toBe(status);
  expect(await kept()).toEqual([]);
});

it("keeps a message without ids of its own once, by its body", async () => {
  const headers = { "X-Shopify-Event-Id": null, "X-Shopify-Webhook-Id": null };
  expect([await send(goodOrder(), { headers }), await send(goodOrder(), { headers })]).toEqual([200, 200]);
  expect(await kept()).toHaveLength(1);
});

it("refuses a body over the limit, whether it says its length or not", async () => {
  expect(await send(" ".repeat(4 * 1024 * 1024 + 1))).toBe(413);
  expect(await sendEndless(server, 5, Buffer.alloc(1024 * 1024, 32))).toBe(413);
  expect(await kept()).toEqual([]);
});

it("refuses bytes that are no text, however signed", async () => {
  expect(await send(Buffer.from([0x7b, 0xff, 0xfe, 0x00]))).toBe(401);
  expect(await kept()).toEqual([]);
});

it("refuses a request that is not a POST", async () => {
  expect((await fetch(server.url)).status).toBe(405);
});

it("keeps a message that comes several times once, and applies it once", async () => {
  const headers = { "X-Shopify-Event-Id": "the-same" };
  const statuses = await Promise.all(Array.from({ length: 6 }, () => send(goodOrder(), { headers })));
  expect(statuses).toEqual([200, 200, 200, 200, 200, 200]);
  expect(await kept()).toHaveLength(1);
  await drain();
  expect(await send(goodOrder(), { headers })).toBe(200);
  await drain();
  expect((await shop.balance("ana@example.com")).available).toBe(81);
});

it("serves 64 connections at once and loses none of their messages", async () => {
  const statuses = await Promise.all(Array.from({ length: 64 }, (_, nth) => send(goodOrder(2_000 + nth))));
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(await kept()).toHaveLength(64);
  await drain();
  expect((await shop.balance("ana@example.com")).available).toBe(64 * 81);
});

it("keeps an unknown topic for inspection", async () => {
  expect(await send('{"id":1}', { topic: "markets/create" })).toBe(200);
  await drain();
  expect(await results()).toEqual([
    { outcome: "ignored", reason: "markets/create is not used; kept for inspection" },
  ]);
});

it("makes a shop known that sends before the merchant's first visit", async () => {
  expect(await send(goodOrder(), { shop: "never-seen.myshopify.com" })).toBe(200);
  const { findShopByDomain } = await import("#app/modules/shops/index.ts");
  expect((await findShopByDomain("never-seen.myshopify.com"))?.status).toBe("pending");
});

const changed = (changes: Record<string, unknown>) => JSON.stringify(webhookOrder(changes));
const id = (digits: string) =>
  goodOrder().replace('"id":1001', `"id":${digits}`).replace("Order/1001", `Order/${digits}`);

it.each([
  { what: "nothing", body: "", outcome: "dead" },
  { what: "broken JSON", body: '{"id": 1001,', outcome: "dead" },
  { what: "a body nested 100,000 deep", body: "[".repeat(100_000), outcome: "dead" },
  {
    what: "deep JSON that closes",
    body: `{"id":1,"a":${"[".repeat(5_000)}${"]".repeat(5_000)}}`,
    outcome: "dead",
  },
  { what: "a list", body: "[]", outcome: "dead" },
  { what: "null", body: "null", outcome: "dead" },
  { what: "an unknown currency", body: changed({ currency: "XQQ" }), outcome: "dead" },
  {
    what: "a negative quantity",
    body: changed({ line_items: [webhookLine({ quantity: -2 })] }),
    outcome: "dead",
  },
  { what: "no lines", body: changed({ line_items: undefined }), outcome: "dead" },
  { what: "no date", body: changed({ updated_at: undefined }), outcome: "dead" },
  { what: "a date that is none", body: changed({ updated_at: "yesterday" }), outcome: "dead" },
  { what: "an id of no 64 bits", body: id("9223372036854775808"), outcome: "dead" },
  { what: "an id beyond a double", body: id("9007199254740993"), outcome: "applied" },
  { what: "the largest id", body: id("9223372036854775807"), outcome: "applied" },
  {
    what: "numbers written as text",
    body: changed({ id: "1001", line_items: [webhookLine({ id: "7001" })] }),
    outcome: "applied",
  },
  {
    what: "amounts written as numbers",
    body: changed({ line_items: [webhookLine({ price: 45, price_set: undefined })] }),
    outcome: "applied",
  },
  {
    what: "NUL inside texts",
    body: changed({ name: "#\u00001", tags: "a\u0000b", note: "\u0000" }),
    outcome: "applied",
  },
  { what: "half a character", body: goodOrder().replace("#1001", String.raw`\ud83d`), outcome: "applied" },
  {
    what: "odd Unicode in a name",
    body: changed({
      customer: webhookCustomer({ first_name: "𝒜\u202e\u0301\u200d🏳️‍🌈", last_name: "\u0000" }),
    }),
    outcome: "applied",
  },
  { what: "a long name", body: changed({ name: "x".repeat(100_000) }), outcome: "applied" },
  { what: "the year 1", body: changed({ processed_at: "0001-01-01T00:00:00Z" }), outcome: "applied" },
  { what: "the year 9999", body: changed({ processed_at: "9999-12-31T23:59:59Z" }), outcome: "applied" },
])("answers 200 to $what, says what became of it, and goes on", async ({ body, outcome }) => {
  expect(await send(body)).toBe(200);
  expect(await send(goodOrder(5_005))).toBe(200);
  await drain();
  const said = await results();
  expect(said.map((each) => each.outcome)).toEqual([outcome, "applied"]);
  if (outcome === "dead") expect(said[0]?.reason).toMatch(/\w{3,}/);
  expect((await shop.balance("ana@example.com")).available).toBeGreaterThanOrEqual(81);
});
