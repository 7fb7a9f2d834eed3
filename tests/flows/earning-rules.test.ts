import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { OrderFacts } from "#app/vocabulary/order.ts";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { runJobs } from "../harness/run-jobs.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { customer, id, order } from "../factories/order.ts";
import { earningRules } from "../factories/earning-rules.ts";
import { later, orderBy, pieces, returned } from "../factories/order-story.ts";
import { auditProblems } from "../invariants/audit-problems.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterEach(async () => {
  await runJobs();
  expect(await auditProblems()).toEqual([]);
});
afterAll(() => app.close());

const ADA = "ada@example.com";
const WELCOME = { id: "welcome", kind: "firstOrder", settings: { points: 50 } };
const LARGE = { id: "large", kind: "orderOver", settings: { amount: "60", points: 20 } };

const shopWith = (...rules: object[]): Promise<TestShop> => startTestShop({ rules: earningRules(...rules) });

/** An order of Ada of 100 EUR on a day of May. */
const onDay = (day: number, number: number, changes: Partial<OrderFacts> = {}): OrderFacts => {
  const at = new Date(Date.UTC(2026, 4, day, 10));
  return order({
    orderId: id(number),
    name: `#${number}`,
    processedAt: at,
    createdAt: at,
    updatedAt: at,
    ...changes,
  });
};

async function available(shop: TestShop, contact = ADA): Promise<number> {
  await runJobs();
  return (await shop.balance(contact)).available;
}

async function reasons(shop: TestShop): Promise<string[]> {
  const { listEntries } = await import("#app/modules/ledger/index.ts");
  const entries = await listEntries(shop.shop.merchantId, (await shop.profileOf(ADA)) ?? 0, null, 50);
  return entries.map((entry) => entry.reason);
}

async function awards(shop: TestShop): Promise<unknown[]> {
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query({
    text: `SELECT rule_id, order_id::text AS "order", points, day FROM rule_award
           WHERE merchant_id = $1 ORDER BY rule_id, day, rule_award.order_id`,
    values: [shop.shop.merchantId],
  });
  return rows;
}

describe("rules for one order", () => {
  it("follow the order through refund, edit, cancellation and re-completion (E5, E12, E18)", async () => {
    const shop = await shopWith(WELCOME, LARGE);
    const first = order({ lines: [pieces(2, 5_000)] });
    await shop.see(first);
    expect(await available(shop)).toBe(170);
    const half = returned(first, 1);
    await shop.see(half);
    expect(await available(shop)).toBe(75);
    const added = later(half, { lines: [...half.lines, pieces(1, 5_000, { lineId: id(2) })] });
    await shop.see(added);
    expect(await available(shop)).toBe(153);
    const gone = later(added, { cancelledAt: new Date("2026-05-05T10:00:00Z") });
    await shop.see(gone);
    expect(await available(shop)).toBe(0);
    await shop.see(later(gone, { cancelledAt: null }));
    expect(await available(shop)).toBe(153);
  });

  it("stay with the order when the rule is changed or deleted (E1, E2)", async () => {
    const shop = await shopWith(WELCOME, LARGE);
    const first = order({ lines: [pieces(2, 5_000)] });
    await shop.see(first);
    await shop.saveSettings({ rules: earningRules({ ...WELCOME, settings: { points: 1 } }) });
    await shop.see(later(first, { tags: ["packed"] }));
    expect(await available(shop)).toBe(170);
    await shop.see(later(returned(first, 1), {}, 2));
    expect(await available(shop)).toBe(75);
  });

  it("are kept with their day, for limits and reports", async () => {
    const shop = await shopWith(WELCOME, LARGE);
    await shop.see(order({ processedAt: new Date("2026-05-01T22:30:00Z") }));
    expect(await awards(shop)).toEqual([
      { rule_id: "large", order: "1001", points: 20, day: "2026-05-02" },
      { rule_id: "welcome", order: "1001", points: 50, day: "2026-05-02" },
    ]);
  });

  it("run a campaign by the days of the shop, not of the server", async () => {
    const days = { firstDay: "2026-05-02", lastDay: "2026-05-02" };
    const campaign = {
      id: "may",
      kind: "multiplierCampaign",
      settings: { name: "May", multiplier: "2", ...days },
    };
    const shop = await shopWith(campaign);
    const at = (instant: string, number: number) =>
      order({ orderId: id(number), processedAt: new Date(instant), updatedAt: new Date(instant) });
    await shop.see(
      at("2026-05-01T21:59:59Z", 1),
      at("2026-05-01T22:00:00Z", 2),
      at("2026-05-02T22:00:00Z", 3),
    );
    expect(await available(shop)).toBe(400);
  });

  it("pin the customer's tags and the products' collections with the order", async () => {
    const days = { firstDay: "2026-05-01", lastDay: "2026-05-31" };
    const vips = { name: "VIPs", multiplier: "3", segments: ["vip"], ...days };
    const shop = await shopWith(
      { id: "vips", kind: "multiplierCampaign", settings: vips },
      { id: "summer", kind: "collectionBonus", settings: { collections: ["77"], points: 5 } },
    );
    const { transaction } = await import("#app/platform/db.server.ts");
    const { writeProductFacts } = await import("#app/modules/orders/index.ts");
    const fact = { ...shop.shop, productId: "9001", title: "Beans", tags: [] };
    await transaction((tx) => writeProductFacts(tx, [{ ...fact, collectionIds: ["77"] }]));
    const vip = order({ customer: customer({ tags: ["vip"] }) });
    await shop.see(vip);
    await transaction((tx) => writeProductFacts(tx, [{ ...fact, collectionIds: [] }]));
    await shop.see(later(vip, { customer: customer({ tags: [] }) }));
    expect(await available(shop)).toBe(305);
  });
});

describe("rules for one of a person's orders", () => {
  it("give the welcome to the first order by purchase, whichever arrives first", async () => {
    const shop = await shopWith(WELCOME);
    await shop.see(onDay(9, 2));
    expect(await awards(shop)).toMatchObject([{ order: "2", points: 50 }]);
    await shop.see(onDay(1, 1));
    expect(await available(shop)).toBe(250);
    expect(await awards(shop)).toMatchObject([{ order: "1", points: 50 }]);
    expect(await reasons(shop)).toContain("order_bonus_changed");
  });

  it("give it to the next order when the first is cancelled, and back again", async () => {
    const shop = await shopWith(WELCOME);
    const first = onDay(1, 1);
    await shop.see(first, onDay(2, 2), onDay(3, 3));
    expect(await available(shop)).toBe(350);
    const gone = later(first, { cancelledAt: new Date("2026-05-05T10:00:00Z") });
    await shop.see(gone);
    expect(await available(shop)).toBe(250);
    expect(await awards(shop)).toMatchObject([{ order: "2", points: 50 }]);
    await shop.see(later(gone, { cancelledAt: null }));
    expect(await available(shop)).toBe(350);
    expect(await awards(shop)).toMatchObject([{ order: "1", points: 50 }]);
  });

  it("count every nth order", async () => {
    const shop = await shopWith({
      id: "second",
      kind: "nthOrder",
      settings: { nth: 2, repeats: true, points: 7 },
    });
    for (const day of [1, 2, 3, 4]) await shop.see(onDay(day, day));
    expect(await available(shop)).toBe(414);
    expect(await awards(shop)).toMatchObject([{ order: "2" }, { order: "4" }]);
  });

  it("give a welcome once also after two people became one (P3)", async () => {
    const shop = await shopWith(WELCOME);
    await shop.see(
      onDay(1, 1),
      orderBy("grace@example.com", 7002, {
        ...onDay(2, 2),
        customer: customer({ customerId: id(7002), email: "grace@example.com" }),
        contact: { email: "grace@example.com", phone: null, firstName: null, lastName: null },
      }),
    );
    expect([await available(shop), await available(shop, "grace@example.com")]).toEqual([150, 150]);
    await shop.apply([{ kind: "customers-merged", keptId: id(7001), deletedId: id(7002) }]);
    expect(await available(shop)).toBe(250);
  });
});

describe("limits per person", () => {
  const limited = (limits: object) => ({ ...LARGE, settings: { ...LARGE.settings, ...limits } });

  it("hold for a day, a month and ever, by the days of the shop", async () => {
    const shop = await shopWith(limited({ capPerDay: 30, capPerMonth: 40, capEver: 45 }));
    await shop.see(onDay(1, 1), onDay(1, 2), onDay(2, 3));
    const june = new Date("2026-06-01T10:00:00Z");
    await shop.see(onDay(1, 4, { processedAt: june }));
    expect(await awards(shop)).toMatchObject([
      { order: "1", points: 20 },
      { order: "2", points: 10 },
      { order: "3", points: 10 },
      { order: "4", points: 5 },
    ]);
  });

  it("leave more for later orders when an earlier one goes back", async () => {
    const shop = await shopWith(limited({ capEver: 30 }));
    const first = onDay(1, 1);
    await shop.see(first);
    await shop.see(onDay(2, 2));
    expect(await available(shop)).toBe(230);
    await shop.see(returned(first, 1));
    expect(await available(shop)).toBe(120);
    expect(await awards(shop)).toMatchObject([{ order: "2", points: 20 }]);
  });

  it("are one person's own", async () => {
    const shop = await shopWith(limited({ capEver: 20 }));
    await shop.see(onDay(1, 1), orderBy("grace@example.com", 7002, { orderId: id(2) }));
    expect([await available(shop), await available(shop, "grace@example.com")]).toEqual([120, 120]);
  });
});

it("shows before saving what a rule would have given for the last orders, with the members' own tags", async () => {
  const shop = await shopWith();
  await shop.see(onDay(1, 1), onDay(2, 2, { lines: [pieces(1, 2_000)] }));
  const { previewRuleChange } = await import("#app/flows/change-rules.server.ts");
  const [large, vip] = earningRules(LARGE, {
    id: "vip",
    kind: "multiplierCampaign",
    settings: {
      name: "VIP",
      multiplier: "2",
      firstDay: "2026-05-01",
      lastDay: "2026-05-31",
      segments: ["vip"],
    },
  });
  if (!large || !vip) throw new Error("two rules were asked for");
  const preview = (rule: typeof large) =>
    previewRuleChange(shop.shop.merchantId, { does: "keep", rule, at: null });
  expect(await preview(large)).toMatchObject({ totalBefore: 120, totalAfter: 140, gain: 1, lose: 0 });
  expect(await preview(vip)).toMatchObject({ totalBefore: 120, totalAfter: 120, gain: 0 });
  expect(await available(shop)).toBe(120);
});
