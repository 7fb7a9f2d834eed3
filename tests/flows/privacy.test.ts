import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { runJobs } from "../harness/run-jobs.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { customer, id, order } from "../factories/order.ts";
import { later, orderBy, returned } from "../factories/order-story.ts";
import { startSimulatedShopify, type SimulatedShopify } from "../http/simulated-shopify.ts";
import { ledgerProblems } from "../invariants/ledger-problems.ts";
import { carrying, FIVE_OFF, inShopify, offerReward, read, redeemed, spenderIn } from "./spending.ts";

let shopify: SimulatedShopify;
beforeAll(async () => {
  shopify = await startSimulatedShopify();
});
afterEach(async () => expect(await ledgerProblems()).toEqual([]));
afterAll(() => shopify.close());

const ADA = "ada@example.com";
const redaction = { kind: "customer-redaction", customerId: id(7001), orderIds: [id(1001)] } as const;

/** Tables in which a text of a merchant's data still holds the words. */
async function tablesThatName(shop: TestShop, words: readonly string[]): Promise<string[]> {
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows: tables } = await sql.query<{ name: string }>({
    text: `SELECT table_name AS name FROM information_schema.columns
           WHERE table_schema = 'public' AND column_name = 'merchant_id' ORDER BY 1`,
  });
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql.query<{ n: number }>({
      text: `SELECT count(*)::int AS n FROM ${name} t WHERE t.merchant_id = $1
             AND EXISTS (SELECT 1 FROM unnest($2::text[]) w WHERE t::text ILIKE '%' || w || '%')`,
      values: [shop.shop.merchantId, words],
    });
    if ((rows[0]?.n ?? 0) > 0) found.push(name);
  }
  return found;
}

async function totals(shop: TestShop) {
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query({
    text: `SELECT sum(available)::int AS available, sum(debt)::int AS debt FROM ledger_account WHERE merchant_id = $1`,
    values: [shop.shop.merchantId],
  });
  return rows[0];
}

it("forgets who a person is, and keeps the nameless points", async () => {
  const shop = await startTestShop();
  await shop.see(order());
  expect(await tablesThatName(shop, ["ada"])).not.toEqual([]);
  await shop.apply([redaction]);
  expect(await tablesThatName(shop, ["ada", "example.com"])).toEqual([]);
  expect(await totals(shop)).toEqual({ available: 100, debt: 0 });
});

it("forgets a person whose order and redaction come in one batch", async () => {
  const shop = await startTestShop();
  await shop.apply([
    { kind: "order-seen", order: order() },
    redaction,
    { kind: "customer-seen", customer: customer() },
  ]);
  expect(await tablesThatName(shop, ["ada", "example.com"])).toEqual([]);
});

it("forgets a person under every profile that became one", async () => {
  const shop = await startTestShop();
  await shop.see(order(), orderBy("older@example.com", 7002, { orderId: id(1002) }));
  await shop.apply([{ kind: "customers-merged", keptId: id(7001), deletedId: id(7002) }]);
  await shop.apply([redaction]);
  expect(await tablesThatName(shop, ["ada", "older", "example.com"])).toEqual([]);
  expect(await totals(shop)).toEqual({ available: 200, debt: 0 });
});

it("never learns the name again from a late state of a forgotten person's order, yet keeps its points right", async () => {
  const shop = await startTestShop();
  await shop.see(order());
  await shop.apply([redaction]);
  await shop.see(order());
  const shopifyForgotToo = {
    customer: null,
    contact: { email: null, phone: null, firstName: null, lastName: null },
  };
  await shop.see(later(order(), { tags: ["late"] }));
  expect(await tablesThatName(shop, ["ada", "example.com"])).toEqual([]);
  await shop.see(later(returned(order(), 1), shopifyForgotToo));
  expect(await tablesThatName(shop, ["ada", "example.com"])).toEqual([]);
  expect(await totals(shop)).toEqual({ available: 0, debt: 0 });
});

async function customersOfRedemptions({ shop }: TestShop) {
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query({
    text: "SELECT count(*)::int AS all, count(customer_id)::int AS named FROM redemption WHERE merchant_id = $1",
    values: [shop.merchantId],
  });
  return rows[0];
}

it("ends what a person could still use, and forgets by which code and customer the rest was used", async () => {
  const spender = await spenderIn(shopify);
  const { test, customerId } = spender;
  const rewardId = await offerReward(test, FIVE_OFF);
  const used = await redeemed(spender, rewardId);
  const open = await redeemed(spender, rewardId, { requestId: "request-2" });
  await test.see(carrying(spender, used.code));
  expect(await customersOfRedemptions(test)).toEqual({ all: 2, named: 2 });
  await test.apply([{ kind: "customer-redaction", customerId, orderIds: [] }]);
  expect(await read(used)).toMatchObject({ state: "captured", code: null });
  expect(await read(open)).toMatchObject({
    state: "released",
    release_reason: "person_forgotten",
    code: null,
  });
  expect(await customersOfRedemptions(test)).toEqual({ all: 2, named: 0 });
  expect(await tablesThatName(test, [open.code ?? ""])).toEqual([]);
  expect(await totals(test)).toEqual({ available: 575, debt: 0 });
  expect(await inShopify(spender, open.code)).toBe(open.shopifyGid);
  await runJobs();
  expect(await inShopify(spender, open.code)).toBeNull();
});

it("goes on giving back what a forgotten person returns of an order that a reward was used on", async () => {
  const spender = await spenderIn(shopify);
  const { test, customerId } = spender;
  const used = await redeemed(spender, await offerReward(test, FIVE_OFF));
  await test.see(carrying(spender, used.code));
  await test.apply([{ kind: "customer-redaction", customerId, orderIds: [] }]);
  await test.see(carrying(spender, used.code, { minute: 1 }));
  expect((await read(used)).state).toBe("captured");
  expect(await totals(test)).toEqual({ available: 575, debt: 0 });
  // Half of the 75 earned go, and half of the 500 spent come back.
  await test.see(carrying(spender, used.code, { kept: 1, minute: 2 }));
  expect(await totals(test)).toEqual({ available: 787, debt: 0 });
  await test.see(carrying(spender, used.code, { minute: 3, cancelled: true }));
  expect(await read(used)).toMatchObject({ state: "released", release_reason: "order_cancelled" });
  expect(await totals(test)).toEqual({ available: 1000, debt: 0 });
});

it("removes the messages that name the person", async () => {
  const shop = await startTestShop();
  const { keepMessages } = await import("#app/shopify/inbox/accept.server.ts");
  const message = { tenant: shop.shop, topic: "orders/create", webhookId: null, source: "webhook" } as const;
  const rest = { apiVersion: null, triggeredAt: null };
  await keepMessages([
    { ...message, ...rest, eventId: "a", body: '{"customer":{"id":7001},"email":"ada@example.com"}' },
    { ...message, ...rest, eventId: "b", body: '{"customer":{"id":17001},"email":"other@example.com"}' },
  ]);
  const { eraseTraces } = await import("#app/flows/erase.server.ts");
  const { merchantId, shopId } = shop.shop;
  await eraseTraces({ merchantId, shopId, customerId: "7001", orderIds: ["1001"] });
  expect(await tablesThatName(shop, ["ada"])).toEqual([]);
  expect(await tablesThatName(shop, ["other@"])).toEqual(["inbox_event"]);
});

it("keeps a person's request for their data for the merchant, once", async () => {
  const shop = await startTestShop();
  await shop.see(order());
  const asked = {
    kind: "data-requested",
    requestId: "91",
    customerId: id(7001),
    orderIds: [id(1001)],
  } as const;
  await shop.apply([asked, asked]);
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query({
    text: `SELECT kind, subject, profile_id, done_at FROM privacy_request WHERE merchant_id = $1`,
    values: [shop.shop.merchantId],
  });
  const profileId = await shop.profileOf(ADA);
  expect(rows).toEqual([{ kind: "data_request", subject: "91", profile_id: profileId, done_at: null }]);
});

it("erases a merchant from every table and leaves its neighbour untouched (O4)", async () => {
  const [leaving, staying] = [await startTestShop(), await startTestShop()];
  for (const shop of [leaving, staying]) {
    await shop.see(returned(order(), 1), orderBy("ben@example.com", 7002, { orderId: id(1002) }));
    await shop.apply([{ kind: "customers-merged", keptId: id(7001), deletedId: id(7002) }]);
  }
  const before = await tablesThatName(staying, [""]);
  await leaving.apply([{ kind: "app-uninstalled" }, { kind: "shop-redaction" }]);
  const { eraseMerchant } = await import("#app/flows/erase.server.ts");
  const { merchantId, shopId } = leaving.shop;
  await eraseMerchant({ merchantId, shopId });
  expect(await tablesThatName(leaving, [""])).toEqual([]);
  expect(await tablesThatName(staying, [""])).toEqual(before);
  expect((await staying.balance(ADA)).available).toBe(100);
});
