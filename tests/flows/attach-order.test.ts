import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { OrderFacts } from "#app/vocabulary/order.ts";
import { startTestApp, type TestApp } from "../harness/app.ts";
import type { TestShop } from "../harness/shop.ts";
import { customer, id, order } from "../factories/order.ts";
import { later, orderBy, pieces, returned } from "../factories/order-story.ts";
import { auditProblems } from "../invariants/audit-problems.ts";
import { ADA, attach, BEN, detach, EMPTY, idOf, merged, rows, shopOfBen, take, walkIn } from "./attaching.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ DATABASE_POOL: "20" });
});
afterEach(async () => expect(await auditProblems()).toEqual([]));
afterAll(() => app.close());

async function spend(shop: TestShop, contact: string, points: number): Promise<void> {
  const { adjustPoints } = await import("#app/flows/adjust-points.server.ts");
  const { toPoints } = await import("#app/vocabulary/points.ts");
  const wish = {
    merchantId: shop.shop.merchantId,
    profileId: await idOf(shop, contact),
    points: toPoints(-points),
  };
  const answer = await adjustPoints({ ...wish, note: "Spent", staffName: "Test", requestId: "spend" });
  expect(answer.ok).toBe(true);
}

it("gives a member the points of a sale on which nobody was named, once, however its number is written", async () => {
  const shop = await shopOfBen();
  await shop.see(walkIn());
  expect(await attach(shop, BEN, "#1001")).toMatchObject({
    ok: true,
    order: { orderId: "1001", name: "#1001", shopName: "Test", total: 10_000, currency: "EUR" },
    from: null,
    to: { name: "Ada Example" },
    available: 100,
    pending: 0,
    reason: "earns",
    areOver: false,
    actor: "Till Example",
  });
  for (const number of ["1001", "#1001", " 1001 ", "https://admin.shopify.com/store/example/orders/1001"])
    expect(await attach(shop, BEN, number)).toEqual({ ok: false, reason: "already_theirs" });
  expect(await shop.balance(BEN)).toEqual({ ...EMPTY, available: 200 });
  expect(
    await rows(shop, "SELECT orders_online, orders_pos, spent FROM customer_stat WHERE merchant_id = $1"),
  ).toEqual([{ orders_online: 1, orders_pos: 1, spent: 20_000 }]);
  const entry = "SELECT kind, reason, actor FROM ledger_entry WHERE merchant_id = $1 AND order_id = 1001";
  expect(await rows(shop, entry)).toEqual([
    { kind: "earn", reason: "order_assigned", actor: "Till Example" },
  ]);
});

it.each(["#999999", "999999", "somewhere", "", "#"])("says that there is no order %j", async (number) => {
  const shop = await shopOfBen();
  expect(await attach(shop, BEN, number)).toEqual({ ok: false, reason: "unknown_order" });
});

it("attaches nothing to whom nobody knows, who became another, or who was erased", async () => {
  const { attachOrder } = await import("#app/flows/attach-order.server.ts");
  const shop = await shopOfBen();
  await shop.see(walkIn(), orderBy(ADA, 7001, { orderId: id(901), name: "#901" }));
  const { merchantId } = shop.shop;
  const ben = await idOf(shop, BEN);
  const wish = { merchantId, number: "1001", choice: null, confirmedOwner: null, staffName: "Till Example" };
  await shop.apply([merged(7001, 7002)]);
  expect(await attachOrder({ ...wish, profileId: ben })).toEqual({ ok: false, reason: "unknown_member" });
  const ada = await idOf(shop, ADA);
  await shop.apply([{ kind: "customer-redaction", customerId: id(7001), orderIds: [] }]);
  expect(await attachOrder({ ...wish, profileId: ada })).toEqual({ ok: false, reason: "unknown_member" });
  const other = await shopOfBen();
  const stranger = { ...wish, merchantId: other.shop.merchantId, profileId: ada };
  expect(await attachOrder(stranger)).toEqual({ ok: false, reason: "unknown_member" });
});

it("names whose order it is and how many points go with it before it takes them away", async () => {
  const shop = await shopOfBen();
  await shop.see(order());
  const ada = await idOf(shop, ADA);
  await spend(shop, ADA, 60);
  const asked = {
    ok: false,
    reason: "of_another",
    owner: { profileId: ada, name: "Ada Example" },
    points: 100,
  };
  expect(await attach(shop, BEN, "1001")).toMatchObject(asked);
  expect(await attach(shop, BEN, "1001", { confirmedOwner: await idOf(shop, BEN) })).toMatchObject(asked);
  expect((await shop.balance(BEN)).available).toBe(100);
  expect(await attach(shop, BEN, "1001", { confirmedOwner: ada })).toMatchObject({
    ok: true,
    from: { profileId: ada, name: "Ada Example" },
    available: 100,
  });
  expect((await shop.balance(BEN)).available).toBe(200);
  expect(await shop.balance(ADA)).toEqual({ ...EMPTY, debt: 60 });
  const entries = `SELECT kind, reason, actor FROM ledger_entry WHERE merchant_id = $1 AND order_id = 1001
                   ORDER BY key`;
  expect(await rows(shop, entries)).toEqual([
    { kind: "earn", reason: "order_earned", actor: null },
    { kind: "take_back", reason: "order_reassigned", actor: "Till Example" },
    { kind: "earn", reason: "order_assigned", actor: "Till Example" },
  ]);
});

it("forgives the former owner what is spent already when the merchant takes back to zero at most", async () => {
  const shop = await shopOfBen({ shortage: "floor" });
  await shop.see(order());
  await spend(shop, ADA, 60);
  expect((await take(shop, BEN)).ok).toBe(true);
  expect(await shop.balance(ADA)).toEqual(EMPTY);
  expect((await shop.balance(BEN)).available).toBe(200);
});

it("leaves the orders of an erased person where they are", async () => {
  const shop = await shopOfBen();
  await shop.see(order());
  await shop.apply([{ kind: "customer-redaction", customerId: id(7001), orderIds: [id(1001)] }]);
  expect(await attach(shop, BEN, "1001")).toEqual({ ok: false, reason: "owner_erased" });
});

it.each<[string, Partial<OrderFacts>]>([
  ["cancelled", { cancelledAt: new Date("2026-05-02T00:00:00Z") }],
  ["deleted", { deleted: true }],
  ["test_order", { test: true }],
  ["before_start", { processedAt: new Date("2025-12-31T22:59:00Z") }],
])("attaches an order that gives no points, and says why: %s", async (reason, changes) => {
  const shop = await shopOfBen();
  await shop.see(walkIn(changes));
  expect(await attach(shop, BEN, "1001")).toMatchObject({ ok: true, available: 0, pending: 0, reason });
  expect((await shop.balance(BEN)).available).toBe(100);
});

it("says when the time of the points was over before they came", async () => {
  const { transaction } = await import("#app/platform/db.server.ts");
  const { EXPIRY, expirySettings } = await import("#app/modules/expiry/index.ts");
  const { saveVersion } = await import("#app/modules/programs/index.ts");
  const shop = await shopOfBen();
  const settings = expirySettings.parse({ kind: "days", days: 30 });
  const effectiveFrom = new Date("2026-01-01T00:00:00Z");
  const version = { baseVersion: 0, settings, author: "Test", note: null, effectiveFrom };
  await transaction((tx) => saveVersion(tx, shop.shop.merchantId, EXPIRY, version));
  await shop.see(walkIn());
  expect(await attach(shop, BEN, "1001")).toMatchObject({ ok: true, available: 100, areOver: true });
});

it("asks which order is meant when a number is one order's name and another's id", async () => {
  const shop = await shopOfBen();
  await shop.see(walkIn({ orderId: id(1001), name: "#7" }), walkIn({ orderId: id(5), name: "1001" }));
  const asked = await attach(shop, BEN, "1001");
  expect(asked).toMatchObject({
    reason: "several_orders",
    orders: [
      { orderId: "5", name: "1001" },
      { orderId: "1001", name: "#7" },
    ],
  });
  const choice = { shopId: shop.shop.shopId, orderId: id(5) };
  expect(await attach(shop, BEN, "1001", { choice })).toMatchObject({ ok: true, order: { name: "1001" } });
  const unknown = { shopId: shop.shop.shopId, orderId: id(6) };
  expect(await attach(shop, BEN, "1001", { choice: unknown })).toEqual({
    ok: false,
    reason: "unknown_order",
  });
});

it("asks which order is meant when two shops of the merchant gave out its name", async () => {
  const { sql, transaction } = await import("#app/platform/db.server.ts");
  const { listShops } = await import("#app/modules/shops/index.ts");
  const { applyEvents, loadShops } = await import("#app/flows/apply-events/index.ts");
  const shop = await shopOfBen();
  await sql.query({
    text: `INSERT INTO shop (merchant_id, domain, name, status, currency, time_zone, country, earning_since)
           SELECT merchant_id, 'outlet-' || domain, 'Outlet', status, currency, time_zone, country, earning_since
           FROM shop WHERE merchant_id = $1`,
    values: [shop.shop.merchantId],
  });
  const [, outlet] = await listShops(shop.shop.merchantId);
  if (!outlet) throw new Error("the outlet is not there");
  await shop.see(walkIn());
  const arrivedAt = new Date("2026-07-01T00:00:00Z");
  const seen = { kind: "order-seen", order: walkIn({ lines: [pieces(1, 2_500)] }) } as const;
  await transaction(async (tx) =>
    applyEvents(tx, [{ tenant: outlet, event: seen, arrivedAt }], await loadShops(tx, [outlet]), arrivedAt),
  );
  expect(await attach(shop, BEN, "#1001")).toMatchObject({
    reason: "several_orders",
    orders: [
      { shopName: "Test", total: 10_000 },
      { shopName: "Outlet", total: 2_500 },
    ],
  });
  const choice = { shopId: outlet.shopId, orderId: id(1001) };
  expect(await attach(shop, BEN, "#1001", { choice })).toMatchObject({ ok: true, available: 25 });
  expect(await attach(shop, BEN, "#1001", { choice })).toEqual({ ok: false, reason: "already_theirs" });
  expect((await shop.balance(BEN)).available).toBe(125);
});

it("keeps an attached order with its member through redelivery, later states, refunds and a new price", async () => {
  const shop = await shopOfBen();
  const adas = order({ lines: [pieces(2)] });
  await shop.see(adas);
  await take(shop, BEN);
  await shop.see(adas, later(adas, { tags: ["packed"] }));
  expect((await shop.balance(BEN)).available).toBe(200);
  await shop.see(returned(later(adas, {}, 2), 1));
  expect((await shop.balance(BEN)).available).toBe(150);
  const { merchantId, shopId } = shop.shop;
  const { transaction } = await import("#app/platform/db.server.ts");
  const { applyEvents, loadShops } = await import("#app/flows/apply-events/index.ts");
  const key = { merchantId, shopId, orderId: id(1001) };
  await transaction(async (tx) => applyEvents(tx, [], await loadShops(tx, [key]), new Date(), [key]));
  expect((await shop.balance(BEN)).available).toBe(150);
  expect(await shop.balance(ADA)).toEqual(EMPTY);
});

it("makes waiting points available to the member that the order was attached to", async () => {
  const shop = await shopOfBen({ waitDays: 30 });
  const recent = new Date(Date.now() - 86_400_000);
  await shop.apply(
    [{ kind: "order-seen", order: order({ processedAt: recent, updatedAt: recent, createdAt: recent }) }],
    new Date(),
  );
  expect(await take(shop, BEN)).toMatchObject({ ok: true, available: 0, pending: 100 });
  expect(await shop.balance(ADA)).toEqual(EMPTY);
  const shipped = order({ processedAt: recent, updatedAt: new Date(), createdAt: recent });
  await shop.apply([{ kind: "order-seen", order: shipped }], new Date());
  expect(await shop.balance(BEN)).toEqual({ ...EMPTY, available: 100, pending: 100 });
});

it("follows its member through a merge, and stays when the one whom its contact names is merged", async () => {
  const shop = await shopOfBen();
  const cleo = orderBy("cleo@example.com", 7003, { orderId: id(902), name: "#902" });
  await shop.see(order(), cleo);
  await take(shop, BEN);
  await shop.apply([merged(7003, 7002), { kind: "order-seen", order: later(order(), {}) }]);
  expect((await shop.balance("cleo@example.com")).available).toBe(300);
  await shop.see(later(order(), {}, 2));
  expect((await shop.balance("cleo@example.com")).available).toBe(300);
  await shop.see(orderBy("dora@example.com", 7004, { orderId: id(903), name: "#903" }));
  await shop.apply([merged(7004, 7001)]);
  expect((await shop.balance(ADA)).available).toBe(100);
  expect((await detach(shop, "cleo@example.com")).ok).toBe(true);
  expect((await shop.balance(ADA)).available).toBe(200);
  expect((await shop.balance("cleo@example.com")).available).toBe(200);
});

it("goes back to whom its own contact names when it is detached, and follows that from then on", async () => {
  const shop = await shopOfBen();
  await shop.see(order());
  expect(await detach(shop, ADA)).toEqual({ ok: false, reason: "not_attached" });
  expect(await detach(shop, ADA, 4)).toEqual({ ok: false, reason: "unknown_order" });
  await take(shop, BEN);
  expect(await detach(shop, ADA)).toEqual({ ok: false, reason: "not_attached" });
  expect(await detach(shop, BEN)).toMatchObject({
    ok: true,
    from: { profileId: await idOf(shop, BEN) },
    to: { profileId: await idOf(shop, ADA) },
    available: 100,
    actor: "Till Example",
  });
  expect((await shop.balance(ADA)).available).toBe(100);
  expect((await shop.balance(BEN)).available).toBe(100);
  await shop.see(later(orderBy(BEN, 7002), {}));
  expect((await shop.balance(BEN)).available).toBe(200);
});

it("belongs to nobody again when it is detached and names nobody, and can be attached once more", async () => {
  const shop = await shopOfBen();
  await shop.see(walkIn());
  for (let round = 0; round < 3; round++) {
    expect((await attach(shop, BEN, "1001")).ok).toBe(true);
    expect((await shop.balance(BEN)).available).toBe(200);
    expect(await detach(shop, BEN)).toMatchObject({ ok: true, to: null, available: 0, reason: "nobody" });
    expect((await shop.balance(BEN)).available).toBe(100);
  }
});

it("stays with its member when it is detached and its own contact names the member", async () => {
  const shop = await shopOfBen();
  await shop.see(walkIn());
  await attach(shop, BEN, "1001");
  await shop.see(later(walkIn(), { customer: orderBy(BEN, 7002).customer }));
  expect(await detach(shop, BEN)).toMatchObject({ ok: true, to: { profileId: await idOf(shop, BEN) } });
  expect((await shop.balance(BEN)).available).toBe(200);
});

it("prices by the tags of the member that it is attached to, not by those of whom its contact names", async () => {
  const shop = await shopOfBen({ excludedCustomerTags: ["wholesale"] });
  const adas = order({ customer: customer({ tags: ["wholesale"] }) });
  await shop.see(adas);
  expect((await shop.balance(ADA)).available).toBe(0);
  expect(await take(shop, BEN)).toMatchObject({ ok: true, available: 100, reason: "earns" });
  await shop.see(later(adas, {}));
  expect((await shop.balance(BEN)).available).toBe(200);
  expect(await detach(shop, BEN)).toMatchObject({ ok: true, available: 0, reason: "customer_excluded" });
  expect((await shop.balance(BEN)).available).toBe(100);
});

it("is held to its member by the database", async () => {
  const { sql } = await import("#app/platform/db.server.ts");
  const shop = await shopOfBen();
  await shop.see(walkIn());
  await attach(shop, BEN, "1001");
  const values = [shop.shop.merchantId];
  for (const owner of ["NULL", "profile_id + 1"]) {
    const text = `UPDATE shop_order SET profile_id = ${owner} WHERE merchant_id = $1 AND order_id = 1001`;
    await expect(sql.query({ text, values })).rejects.toThrow("shop_order_attached_to_its_person");
  }
});

it("lets one of two staff win who attach the same order to two members at once, and tells the other", async () => {
  const shop = await shopOfBen();
  await shop.see(orderBy(ADA, 7001, { orderId: id(901), name: "#901" }), walkIn());
  const answers = await Promise.all([attach(shop, ADA, "1001"), attach(shop, BEN, "1001")]);
  const outcomes = answers.map((answer) => (answer.ok ? "won" : answer.reason)).sort();
  expect(outcomes).toEqual(["of_another", "won"]);
  const [ada, ben] = [await shop.balance(ADA), await shop.balance(BEN)];
  expect([ada.available, ben.available].sort()).toEqual([100, 200]);
});

it("keeps every point once while an order is attached, changed, merged and detached at the same time", async () => {
  for (let round = 0; round < 4; round++) {
    const shop = await shopOfBen();
    const adas = order({ lines: [pieces(2)] });
    await shop.see(adas, orderBy("cleo@example.com", 7003, { orderId: id(902), name: "#902" }));
    await Promise.all([
      take(shop, BEN),
      take(shop, "cleo@example.com"),
      shop.see(later(adas, {})),
      shop.see(returned(later(adas, {}, 2), 1)),
      shop.apply([merged(7003, 7002)]),
      shop.apply([{ kind: "customer-seen", customer: customer({ phone: "+493012345670" }) }]),
    ]);
    const both = "cleo@example.com";
    expect((await shop.balance(both)).available + (await shop.balance(ADA)).available).toBe(250);
    const answers = await Promise.all([detach(shop, both), detach(shop, both), shop.see(later(adas, {}, 5))]);
    expect(answers.slice(0, 2).filter((answer) => "ok" in answer && answer.ok)).toHaveLength(1);
    expect((await shop.balance(both)).available).toBe(200);
    expect((await shop.balance(ADA)).available).toBe(100);
  }
});
