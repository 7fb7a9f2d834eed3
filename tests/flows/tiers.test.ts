import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Day } from "#app/vocabulary/time.ts";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { id, minor, order, refund } from "../factories/order.ts";
import { eur, later, orderBy, pieces, returned } from "../factories/order-story.ts";
import { auditProblems } from "../invariants/audit-problems.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterEach(async () => expect(await auditProblems()).toEqual([]));
afterAll(() => app.close());

const ADA = "ada@example.com";
const DAY = 86_400_000;
const now = new Date();
/** Money spent in twelve months: Silver from 100 euros, Gold from 250 with 200 to keep it. */
const LADDER = {
  tiers: [
    { id: "silver", name: "Silver", threshold: "100", multiplier: "1.5", reward: 20 },
    { id: "gold", name: "Gold", threshold: "250", keep: "200", multiplier: "2", reward: 50 },
  ],
};

async function save(test: TestShop, settings: object = LADDER, baseVersion = 0, startsOn: Day | null = null) {
  const { saveTiersSettings } = await import("#app/flows/save-tiers-settings.server.ts");
  const { tiersSettings } = await import("#app/modules/tiers/index.ts");
  return saveTiersSettings({
    shop: test.shop,
    settings: tiersSettings.parse(settings),
    staffName: "Test",
    baseVersion,
    startsOn,
    note: null,
  });
}

/** What the worker does after a save: orders tell what they count, then every member is placed. */
async function place(test: TestShop): Promise<void> {
  const { countOrders } = await import("#app/flows/price-orders-again.server.ts");
  const { evaluateTiers } = await import("#app/flows/evaluate-tiers.server.ts");
  const { merchantId, shopId } = test.shop;
  await countOrders({ merchantId, shopId, after: null });
  await evaluateTiers({ merchantId });
}

async function shopWithTiers(settings: object = LADDER): Promise<TestShop> {
  const test = await startTestShop();
  await save(test, settings);
  await place(test);
  return test;
}

async function profileOf(test: TestShop, contact = ADA) {
  const profileId = await test.profileOf(contact);
  if (profileId === null) throw new Error(`nobody is known as ${contact}`);
  return profileId;
}

async function standing(test: TestShop, contact = ADA) {
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query<{ tier: string | null; base: string | null; floor: string | null }>({
    text: `SELECT tier, base_tier AS base, floor_tier AS floor FROM member_tier WHERE merchant_id = $1 AND profile_id = $2`,
    values: [test.shop.merchantId, await profileOf(test, contact)],
  });
  return rows[0] ?? null;
}

async function history(test: TestShop, contact = ADA) {
  const { listTierChanges } = await import("#app/modules/tiers/index.ts");
  const changes = await listTierChanges(test.shop.merchantId, await profileOf(test, contact), 10);
  return changes.map(({ from, to, cause }) => `${cause}: ${from} → ${to}`);
}

const sold = (number: number, euros: number, daysAgo = 0) => {
  const at = new Date(Date.now() - daysAgo * DAY);
  const lines = [pieces(euros, 100)];
  return order({
    orderId: id(number),
    name: `#${number}`,
    lines,
    processedAt: at,
    updatedAt: at,
    createdAt: at,
  });
};

const see = (test: TestShop, ...orders: ReturnType<typeof order>[]) =>
  test.apply(
    orders.map((each) => ({ kind: "order-seen", order: each })),
    new Date(),
  );

describe("climbing", () => {
  it("is seen with the order that reaches the tier, and rewards each tier once, also one passed on the way", async () => {
    const test = await shopWithTiers();
    await see(test, sold(1, 99));
    expect(await standing(test)).toBeNull();
    const reaching = sold(2, 151);
    await see(test, reaching);
    expect(await standing(test)).toMatchObject({ tier: "gold", base: "gold" });
    expect(await history(test)).toEqual(["order: null → gold"]);
    expect((await test.balance(ADA)).available).toBe(99 + 151 + 20 + 50);
    await see(test, later(reaching, { cancelledAt: now }));
    await see(test, later(reaching, { cancelledAt: null }, 2));
    expect(await history(test)).toEqual(["order: null → gold", "order: gold → null", "order: null → gold"]);
    expect((await test.balance(ADA)).available).toBe(99 + 151 + 20 + 50);
  });

  it("multiplies the points of orders made in the tier, and keeps the multiplier when the tier is lost (E1)", async () => {
    const test = await shopWithTiers();
    const first = sold(1, 100);
    await see(test, first);
    const { sql } = await import("#app/platform/db.server.ts");
    await sql.query({
      text: "UPDATE tier_change SET at = at - interval '12 hours' WHERE merchant_id = $1",
      values: [test.shop.merchantId],
    });
    const second = sold(2, 10);
    await see(test, second);
    expect((await test.balance(ADA)).available).toBe(100 + 20 + 15);
    await see(test, later(first, { cancelledAt: now }));
    expect(await standing(test)).toMatchObject({ tier: null });
    await see(test, returned(second, 4));
    expect((await test.balance(ADA)).available).toBe(20 + 9);
  });

  it("rewards from the ladder that began, though the first one saved was to begin later and was replaced", async () => {
    const test = await startTestShop();
    await save(test, LADDER, 0, "2099-01-01");
    await save(test, LADDER, 1);
    await place(test);
    await see(test, sold(1, 100));
    expect(await history(test)).toEqual(["order: null → silver"]);
    expect((await test.balance(ADA)).available).toBe(100 + 20);
  });

  it("places by orders from before the tiers began, as a backfill brings them, without a reward", async () => {
    const test = await shopWithTiers();
    await see(test, sold(1, 300, 30));
    expect(await history(test)).toEqual(["program: null → gold"]);
    expect((await test.balance(ADA)).available).toBe(300);
    await see(test, sold(2, 10));
    expect((await test.balance(ADA)).available).toBe(300 + 20);
  });

  it("waits while the order's points wait", async () => {
    const test = await startTestShop({ waitDays: 14 });
    await save(test);
    await place(test);
    await see(test, sold(1, 120, 1));
    expect(await standing(test)).toBeNull();
    await see(test, sold(2, 120, 15));
    expect(await standing(test)).toMatchObject({ tier: "silver" });
  });
});

describe("T3 changing the ladder", () => {
  it("places everybody by their history when tiers begin, without rewards unless asked for", async () => {
    const test = await startTestShop();
    await see(test, sold(1, 300), { ...orderBy("bo@example.com", 7002, sold(2, 120)), ...bo(sold(2, 120)) });
    await save(test);
    await place(test);
    expect([await standing(test), await standing(test, "bo@example.com")]).toMatchObject([
      { tier: "gold" },
      { tier: "silver" },
    ]);
    expect(await history(test)).toEqual(["program: null → gold"]);
    expect((await test.balance(ADA)).available).toBe(300);
    const raised = {
      ...LADDER,
      rewardMoved: "yes",
      tiers: [{ id: "top", name: "Top", threshold: "50", reward: 7 }],
    };
    expect(await save(test, raised, 1)).toEqual({ ok: true, version: 2 });
    await place(test);
    expect(await history(test)).toEqual(["program: gold → top", "program: null → gold"]);
    expect((await test.balance(ADA)).available).toBe(307);
  });

  it("shows who would move before it is saved, and moves just those", async () => {
    const test = await shopWithTiers();
    await see(test, sold(1, 300), bo(sold(2, 120)));
    const { previewTiers } = await import("#app/flows/preview-tiers.server.ts");
    const { tiersSettings } = await import("#app/modules/tiers/index.ts");
    const harder = tiersSettings.parse({
      rewardMoved: "yes",
      tiers: [
        { id: "silver", name: "Silver", threshold: "150" },
        { id: "gold", name: "Gold", threshold: "250" },
        { id: "ruby", name: "Ruby", threshold: "300", reward: 1000 },
      ],
    });
    expect(await previewTiers(test.shop, harder, new Date())).toEqual({
      members: 2,
      tiers: [
        { id: null, before: 0, after: 1 },
        { id: "silver", before: 1, after: 0 },
        { id: "gold", before: 1, after: 0 },
        { id: "ruby", before: 0, after: 1 },
      ],
      up: 1,
      down: 1,
      moves: [
        { from: "gold", to: "ruby", members: 1 },
        { from: "silver", to: null, members: 1 },
      ],
      rewards: 1000,
    });
    expect(await standing(test)).toMatchObject({ tier: "gold" });
  });

  it("refuses a save on top of a version that is stale", async () => {
    const test = await shopWithTiers();
    expect(await save(test)).toEqual({ ok: false, reason: "stale" });
  });
});

/** The order of another person. */
function bo(of: ReturnType<typeof order>) {
  return orderBy("bo@example.com", 7002, {
    ...of,
    customer: null,
    contact: { ...of.contact, email: "bo@example.com" },
  });
}

it("T4 spending points never costs a tier", async () => {
  const test = await shopWithTiers({ ...LADDER, counter: "points" });
  await see(test, sold(1, 250));
  expect(await standing(test)).toMatchObject({ tier: "gold" });
  const { reservePoints } = await import("#app/flows/reserve-points.server.ts");
  const { toPoints } = await import("#app/vocabulary/points.ts");
  const wish = { profileId: await profileOf(test), points: toPoints(320), requestId: "all", actor: null };
  expect(await reservePoints({ shop: test.shop, ...wish, channel: "pos" as const })).toMatchObject({
    ok: true,
  });
  await place(test);
  expect(await standing(test)).toMatchObject({ tier: "gold" });
});

it("T5 a return lowers the counter as it lowers the points, to the cent", async () => {
  const test = await shopWithTiers();
  const bought = sold(1, 250);
  await see(test, bought);
  await see(test, { ...returned(bought, 50), currentTotal: minor(20_000) });
  expect(await standing(test)).toMatchObject({ tier: "gold" });
  const cent = refund({ refundId: id(777), paidBack: [eur(1)] });
  const less = later(returned(bought, 50), { currentTotal: minor(20_000) });
  await see(test, { ...less, refunds: [...less.refunds, cent] });
  expect(await standing(test)).toMatchObject({ tier: "silver" });
});

it("lets a tier end by the clock alone when its year is over", async () => {
  const test = await shopWithTiers();
  await see(test, sold(1, 300, 300));
  expect(await standing(test)).toMatchObject({ tier: "gold" });
  const { sql } = await import("#app/platform/db.server.ts");
  const { merchantId } = test.shop;
  await sql.query({
    text: "UPDATE shop_order SET processed_at = processed_at - interval '70 days' WHERE merchant_id = $1",
    values: [merchantId],
  });
  await sql.query({
    text: "UPDATE tier_run SET evaluated_on = evaluated_on - 1 WHERE merchant_id = $1",
    values: [merchantId],
  });
  const { evaluateDueTiers } = await import("#app/flows/evaluate-tiers.server.ts");
  await evaluateDueTiers();
  expect(await standing(test)).toMatchObject({ tier: null });
  expect((await history(test))[0]).toBe("time: gold → null");
  await sql.query({
    text: "UPDATE shop_order SET processed_at = processed_at + interval '70 days' WHERE merchant_id = $1",
    values: [merchantId],
  });
});

describe("set by staff", () => {
  async function set(test: TestShop, tier: string | null, until: string | null, contact = ADA) {
    const { setTier } = await import("#app/flows/set-tier.server.ts");
    const { dayIn } = await import("#app/vocabulary/time.ts");
    return setTier({
      merchantId: test.shop.merchantId,
      profileId: await profileOf(test, contact),
      tier,
      until: until === null ? null : dayIn("UTC", new Date(until)),
      note: "A friend of the house",
      staffName: "Robin",
    });
  }

  it("holds until its day, is logged with its author, gives no reward, and can be ended", async () => {
    const test = await shopWithTiers();
    await see(test, sold(1, 10));
    expect(await set(test, "gold", "2099-01-31")).toEqual({ ok: true, tier: "gold" });
    expect(await standing(test)).toEqual({ tier: "gold", base: null, floor: "gold" });
    expect((await test.balance(ADA)).available).toBe(10);
    expect(await set(test, null, null)).toEqual({ ok: true, tier: null });
    expect(await history(test)).toEqual(["staff: gold → null", "staff: null → gold"]);
  });

  it("refuses a tier that is not on the ladder, and a day that is over", async () => {
    const test = await shopWithTiers();
    await see(test, sold(1, 10));
    expect(await set(test, "diamond", null)).toEqual({ ok: false, reason: "unknown_tier" });
    expect(await set(test, "gold", "2020-01-01")).toEqual({ ok: false, reason: "past_day" });
    const none = await startTestShop();
    await see(none, sold(1, 10));
    expect(await set(none, "gold", null)).toEqual({ ok: false, reason: "no_tiers" });
  });
});

it("P2 P3 a merge keeps the better tier, adds up what both counted, and rewards no tier twice", async () => {
  const test = await shopWithTiers();
  await see(test, sold(1, 130), bo(sold(2, 120)));
  expect((await test.balance(ADA)).available).toBe(130 + 20);
  expect((await test.balance("bo@example.com")).available).toBe(120 + 20);
  const known = order().customer;
  if (!known) throw new Error("the factory's order has a customer");
  const both = { ...known, email: "bo@example.com", updatedAt: new Date(now.getTime() + DAY) };
  await test.apply([{ kind: "customer-seen", customer: both }], new Date());
  expect(await test.profileOf("bo@example.com")).toBe(await profileOf(test, "bo@example.com"));
  expect(await standing(test, "bo@example.com")).toMatchObject({ tier: "gold" });
  expect((await test.balance("bo@example.com")).available).toBe(130 + 120 + 20 + 20 + 50);
});
