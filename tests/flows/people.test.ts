import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { BusinessEvent } from "#app/vocabulary/business-events.ts";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { customer, id, order } from "../factories/order.ts";
import { later, orderBy, returned } from "../factories/order-story.ts";
import { ledgerProblems } from "../invariants/ledger-problems.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterEach(async () => expect(await ledgerProblems()).toEqual([]));
afterAll(() => app.close());

const ADA = "ada@example.com";
const NOBODY = { email: null, phone: null, firstName: null, lastName: null };
const merged = (kept: number, deleted: number): BusinessEvent => ({
  kind: "customers-merged",
  keptId: id(kept),
  deletedId: id(deleted),
});

async function count(shop: TestShop, table: "profile_match" | "profile" | "shop_order"): Promise<number> {
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query<{ n: number }>({
    text: `SELECT count(*)::int AS n FROM ${table} WHERE merchant_id = $1`,
    values: [shop.shop.merchantId],
  });
  return rows[0]?.n ?? 0;
}

async function figures(shop: TestShop, contact: string) {
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query({
    text: `SELECT orders_online, orders_pos, spent FROM customer_stat WHERE merchant_id = $1 AND profile_id = $2`,
    values: [shop.shop.merchantId, await shop.profileOf(contact)],
  });
  return rows[0];
}

it("gives points for a phone number alone at the till (P4)", async () => {
  const shop = await startTestShop();
  const byPhone = { ...NOBODY, phone: "030 123456-70" };
  await shop.see(order({ channel: "pos", customer: null, contact: byPhone }));
  expect((await shop.balance("+493012345670")).available).toBe(100);
});

it("is one person online and at the till (P5)", async () => {
  const shop = await startTestShop();
  const known = customer({ phone: "+493012345670" });
  await shop.see(order({ customer: known }));
  const till = { channel: "pos", customer: null, contact: { ...NOBODY, phone: "(030) 12345670" } } as const;
  await shop.see(order({ orderId: id(1002), ...till }));
  expect((await shop.balance(ADA)).available).toBe(200);
  expect(await figures(shop, ADA)).toEqual({ orders_online: 1, orders_pos: 1, spent: 20_000 });
});

it("asks people about another name with the same phone, and keeps the two apart (P1)", async () => {
  const shop = await startTestShop();
  await shop.see(order({ customer: customer({ phone: "+493012345670" }) }));
  const contact = { email: null, phone: "+493012345670", firstName: "Ben", lastName: "Other" };
  await shop.see(order({ orderId: id(1002), channel: "pos", customer: null, contact }));
  expect((await shop.balance(ADA)).available).toBe(100);
  expect(await count(shop, "profile")).toBe(2);
  expect(await count(shop, "profile_match")).toBe(1);
});

it("applies a customer's change when its message arrives, and an older one never (P6)", async () => {
  const shop = await startTestShop();
  await shop.see(order());
  const moved = customer({ email: "new@example.com", updatedAt: new Date("2026-05-09T00:00:00Z") });
  await shop.apply([{ kind: "customer-seen", customer: moved }]);
  expect((await shop.balance("new@example.com")).available).toBe(100);
  expect(await shop.profileOf(ADA)).toBeNull();
  await shop.apply([{ kind: "customer-seen", customer: customer({ firstName: "Old" }) }]);
  expect((await shop.balance("new@example.com")).available).toBe(100);
});

it("finds nobody under an address that was given up earlier in the same batch", async () => {
  const shop = await startTestShop();
  await shop.see(order());
  const moved = customer({ email: "new@example.com", updatedAt: new Date("2026-05-09T00:00:00Z") });
  const guest = order({ orderId: id(1002), customer: null });
  await shop.apply([
    { kind: "customer-seen", customer: moved },
    { kind: "order-seen", order: guest },
  ]);
  expect((await shop.balance("new@example.com")).available).toBe(100);
  expect((await shop.balance(ADA)).available).toBe(100);
});

it("P7 keeps a guest's earlier orders when the guest registers", async () => {
  const shop = await startTestShop();
  await shop.see(order({ customer: null }));
  await shop.apply([{ kind: "customer-seen", customer: customer() }]);
  await shop.see(order({ orderId: id(1002) }));
  expect((await shop.balance(ADA)).available).toBe(200);
  expect(await count(shop, "profile")).toBe(1);
});

it("P7 joins the guest of an e-mail and the guest of a phone when one customer has both", async () => {
  const shop = await startTestShop();
  const phone = "+493012345670";
  await shop.see(
    order({ customer: null }),
    order({ orderId: id(1002), customer: null, contact: { ...NOBODY, phone } }),
  );
  await shop.apply([{ kind: "customer-seen", customer: customer({ phone }) }]);
  expect((await shop.balance(ADA)).available).toBe(200);
  expect((await shop.balance(phone)).available).toBe(200);
});

it("P7 keeps a till order of a phone alone when its buyer registers online with that phone", async () => {
  const shop = await startTestShop();
  const phone = "+493012345670";
  const typed = { ...NOBODY, phone: "030 1234567-0" };
  await shop.see(order({ channel: "pos", customer: null, contact: typed }));
  await shop.apply([{ kind: "customer-seen", customer: customer({ phone }) }]);
  expect((await shop.balance(ADA)).available).toBe(100);
  expect(await figures(shop, ADA)).toEqual({ orders_online: 0, orders_pos: 1, spent: 10_000 });
  expect(await count(shop, "profile")).toBe(1);
});

it("P7 keeps the earlier orders of a guest's phone apart from whoever registers it under another name", async () => {
  const shop = await startTestShop();
  const contact = { ...NOBODY, phone: "+493012345670", firstName: "Ben", lastName: "Other" };
  await shop.see(order({ channel: "pos", customer: null, contact }));
  await shop.apply([{ kind: "customer-seen", customer: customer({ phone: "+493012345670" }) }]);
  expect((await shop.balance(ADA)).available).toBe(0);
  expect((await shop.balance("+493012345670")).available).toBe(100);
  expect(await count(shop, "profile_match")).toBe(1);
});

it("P7 gives a guest's points to who registers with the address only once the address is confirmed", async () => {
  const shop = await startTestShop();
  await shop.see(order({ customer: null }));
  const unconfirmed = customer({ verifiedEmail: false });
  await shop.apply([{ kind: "customer-seen", customer: unconfirmed }]);
  await shop.see(order({ orderId: id(1002), customer: unconfirmed }));
  expect((await shop.balance(ADA)).available).toBe(100);
  expect((await shop.balance("7001")).available).toBe(100);
  expect(await count(shop, "profile_match")).toBe(1);
  const confirmed = customer({ updatedAt: new Date("2026-05-09T00:00:00Z") });
  await shop.apply([{ kind: "customer-seen", customer: confirmed }]);
  expect((await shop.balance("7001")).available).toBe(200);
  expect((await shop.balance(ADA)).available).toBe(200);
  expect(await figures(shop, ADA)).toEqual({ orders_online: 2, orders_pos: 0, spent: 20_000 });
});

it("does not open a customer's balance to an address that was never confirmed", async () => {
  const shop = await startTestShop();
  await shop.see(order());
  await shop.apply([
    { kind: "customer-seen", customer: customer({ customerId: id(7002), verifiedEmail: false }) },
  ]);
  await shop.see(
    order({ orderId: id(1002), customer: customer({ customerId: id(7002), verifiedEmail: false }) }),
  );
  expect((await shop.balance(ADA)).available).toBe(100);
  expect((await shop.balance("7002")).available).toBe(100);
});

it("gives a nameless till customer points, and an order of nobody none until it names somebody", async () => {
  const shop = await startTestShop();
  const nameless = customer({ firstName: null, lastName: null, email: null });
  await shop.see(order({ channel: "pos", customer: nameless, contact: NOBODY }));
  expect((await shop.balance("7001")).available).toBe(100);
  const nobody = order({ orderId: id(1002), channel: "pos", customer: null, contact: NOBODY });
  await shop.see(nobody);
  expect((await shop.balance("7001")).available).toBe(100);
  await shop.see(later(nobody, { customer: nameless }));
  expect((await shop.balance("7001")).available).toBe(200);
});

it("moves the points of an order that moved to another customer", async () => {
  const shop = await startTestShop();
  await shop.see(order());
  await shop.see(later(orderBy("ben@example.com", 7002), {}));
  expect((await shop.balance(ADA)).available).toBe(0);
  expect((await shop.balance("ben@example.com")).available).toBe(100);
  expect(await figures(shop, ADA)).toEqual({ orders_online: 0, orders_pos: 0, spent: 0 });
  await shop.see(later(order(), {}, 2));
  expect((await shop.balance(ADA)).available).toBe(100);
  expect((await shop.balance("ben@example.com")).available).toBe(0);
});

it("follows a merge: points, orders and figures go over, and a refund takes from who has them now (P2)", async () => {
  const shop = await startTestShop();
  const bens = orderBy("ben@example.com", 7002, { orderId: id(1002), channel: "pos" });
  await shop.see(order(), bens);
  await shop.apply([merged(7001, 7002)]);
  expect((await shop.balance(ADA)).available).toBe(200);
  expect((await shop.balance("ben@example.com")).available).toBe(200);
  expect(await figures(shop, ADA)).toEqual({ orders_online: 1, orders_pos: 1, spent: 20_000 });
  await shop.see(returned(bens, 1));
  expect(await shop.balance(ADA)).toEqual({ pending: 0, available: 100, held: 0, debt: 0 });
  await shop.apply([merged(7001, 7002)]);
  expect((await shop.balance(ADA)).available).toBe(100);
});

it("follows a merge, the orders and a refund that arrive in one batch", async () => {
  const shop = await startTestShop();
  const bens = orderBy("ben@example.com", 7002, { orderId: id(1002) });
  await shop.apply([
    { kind: "order-seen", order: order() },
    { kind: "order-seen", order: bens },
    merged(7001, 7002),
    { kind: "order-seen", order: returned(bens, 1) },
  ]);
  expect(await shop.balance(ADA)).toEqual({ pending: 0, available: 100, held: 0, debt: 0 });
});

it("sets points and debt of merged people off against each other", async () => {
  const shop = await startTestShop();
  const bens = orderBy("ben@example.com", 7002, { orderId: id(1002) });
  await shop.see(order(), bens);
  await spend(shop, "ben@example.com", 60);
  await shop.see(returned(bens, 1));
  expect(await shop.balance("ben@example.com")).toEqual({ pending: 0, available: 0, held: 0, debt: 60 });
  await shop.apply([merged(7001, 7002)]);
  expect(await shop.balance(ADA)).toEqual({ pending: 0, available: 40, held: 0, debt: 0 });
});

async function spend(shop: TestShop, contact: string, points: number): Promise<void> {
  const { adjustPoints } = await import("#app/flows/adjust-points.server.ts");
  const { toPoints } = await import("#app/vocabulary/points.ts");
  const profileId = await shop.profileOf(contact);
  if (profileId === null) throw new Error(`nobody is known as ${contact}`);
  const wish = { merchantId: shop.shop.merchantId, profileId, points: toPoints(-points) };
  const answer = await adjustPoints({ ...wish, note: "Spent", staffName: "Test", requestId: "spend" });
  expect(answer.ok).toBe(true);
}

it("keeps the person and the points when the customer is deleted in Shopify", async () => {
  const shop = await startTestShop();
  await shop.see(order());
  const gone = await shop.apply([
    { kind: "customer-deleted", customerId: id(7001) },
    { kind: "customer-deleted", customerId: id(7999) },
  ]);
  expect(gone.map((each) => each.outcome)).toEqual(["applied", "ignored"]);
  expect((await shop.balance(ADA)).available).toBe(100);
  expect(await shop.profileOf("7001")).toBeNull();
});

it("says that a merge of two strangers changes nothing", async () => {
  const shop = await startTestShop();
  expect(await shop.apply([merged(1, 2)])).toEqual([
    { outcome: "ignored", reason: "Neither customer was seen here." },
  ]);
});
