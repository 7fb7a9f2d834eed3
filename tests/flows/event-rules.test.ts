import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { addCalendarDays } from "#app/vocabulary/calendar.ts";
import { dayIn } from "#app/vocabulary/time.ts";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { customer, id, order } from "../factories/order.ts";
import { earningRules } from "../factories/earning-rules.ts";
import { auditProblems } from "../invariants/audit-problems.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterEach(async () => expect(await auditProblems()).toEqual([]));
afterAll(() => app.close());

const ADA = "ada@example.com";
const shopWith = (...rules: object[]): Promise<TestShop> => startTestShop({ rules: earningRules(...rules) });
const balanceOf = async (shop: TestShop, contact = ADA) => (await shop.balance(contact)).available;

async function run(text: string, values: unknown[]): Promise<void> {
  const { sql } = await import("#app/platform/db.server.ts");
  await sql.query({ text, values });
}

async function celebrate(): Promise<void> {
  const { celebrate: job } = await import("#app/flows/celebrate.server.ts");
  await job();
}

describe("signing up", () => {
  const SIGN_UP = { id: "welcome", kind: "signUp", settings: { points: 40 } };
  const since = (text: string | null, customerId = 7001, email = ADA) =>
    customer({ customerId: id(customerId), email, createdAt: text === null ? null : new Date(text) });

  it("is rewarded once, however often and whichever way the customer is seen", async () => {
    const shop = await shopWith(SIGN_UP);
    const ada = since("2026-05-01T08:00:00Z");
    await shop.apply([{ kind: "customer-seen", customer: ada }]);
    await shop.apply([{ kind: "customer-seen", customer: ada }]);
    await shop.see(order({ customer: ada }));
    expect(await balanceOf(shop)).toBe(140);
  });

  it("is rewarded for a customer who is first seen with an order", async () => {
    const shop = await shopWith(SIGN_UP);
    await shop.see(order({ customer: since("2026-05-01T09:59:00Z") }));
    expect(await balanceOf(shop)).toBe(140);
  });

  it.each([
    { what: "an old customer who is first seen now", at: "2025-12-31T23:59:59Z" },
    { what: "a customer of whom nobody told how old they are", at: null },
  ])("is not rewarded for $what", async ({ at }) => {
    const shop = await shopWith(SIGN_UP);
    await shop.apply([{ kind: "customer-seen", customer: since(at) }]);
    expect(await balanceOf(shop)).toBe(0);
  });

  it("is not rewarded for guests, nor when there was no rule for it yet", async () => {
    const shop = await shopWith();
    await shop.saveSettings({ rules: earningRules(SIGN_UP) });
    await shop.apply([{ kind: "customer-seen", customer: since("2026-05-31T00:00:00Z") }]);
    expect(await balanceOf(shop)).toBe(0);
    await shop.see(
      order({
        orderId: id(1),
        customer: null,
        contact: { email: "guest@example.com", phone: null, firstName: null, lastName: null },
      }),
    );
    expect(await balanceOf(shop, "guest@example.com")).toBe(100);
  });

  it("P3 is rewarded once after two customers became one, and the rest is never owed", async () => {
    const shop = await shopWith(SIGN_UP);
    await shop.apply([
      { kind: "customer-seen", customer: since("2026-05-01T08:00:00Z") },
      { kind: "customer-seen", customer: since("2026-05-02T08:00:00Z", 7002, "grace@example.com") },
    ]);
    expect([await balanceOf(shop), await balanceOf(shop, "grace@example.com")]).toEqual([40, 40]);
    await shop.apply([{ kind: "customers-merged", keptId: id(7001), deletedId: id(7002) }]);
    expect(await shop.balance(ADA)).toMatchObject({ available: 40, debt: 0 });
    await shop.apply([{ kind: "customer-seen", customer: since("2026-05-01T08:00:00Z", 7002, ADA) }]);
    expect(await balanceOf(shop)).toBe(40);
  });
});

describe("birthdays", () => {
  const BIRTHDAY = { id: "birthday", kind: "birthday", settings: { points: 60 } };
  const today = () => dayIn("Europe/Berlin", new Date());

  /** Ada, a member, whose birthday is so many days away and has been known for so long. */
  async function adaWith(away: number, knownDays: number): Promise<TestShop> {
    const shop = await shopWith(BIRTHDAY);
    await shop.apply([{ kind: "customer-seen", customer: customer() }]);
    const { transaction } = await import("#app/platform/db.server.ts");
    const { writeBirthday } = await import("#app/modules/profiles/index.ts");
    const profileId = await shop.profileOf(ADA);
    if (profileId === null) throw new Error("Ada is not known");
    const known = new Date(Date.now() - knownDays * 86_400_000);
    const day = addCalendarDays(today(), away).slice(5);
    await transaction((tx) => writeBirthday(tx, { ...shop.shop, profileId }, day, known));
    return shop;
  }

  it("are rewarded on the day, once", async () => {
    const shop = await adaWith(0, 60);
    await celebrate();
    await celebrate();
    expect(await balanceOf(shop)).toBe(60);
  });

  it.each([
    { what: "tomorrow's", away: 1, known: 60, points: 0 },
    { what: "one that became known yesterday", away: 0, known: 1, points: 0 },
    { what: "yesterday's, when no worker ran", away: -1, known: 60, points: 60 },
    { what: "one of last week", away: -7, known: 60, points: 0 },
  ])("are rewarded on their day alone: $what", async ({ away, known, points }) => {
    const shop = await adaWith(away, known);
    await celebrate();
    expect(await balanceOf(shop)).toBe(points);
  });

  it("are not rewarded again soon after, whatever date is told then", async () => {
    const shop = await adaWith(0, 60);
    await run(
      "INSERT INTO rule_award SELECT $1, $2, 'birthday', 'birthday:2025', NULL, NULL, 60, $3::date - 329",
      [shop.shop.merchantId, await shop.profileOf(ADA), today()],
    );
    await celebrate();
    expect(await balanceOf(shop)).toBe(0);
  });

  it("are forgotten with the person", async () => {
    const shop = await adaWith(0, 60);
    await shop.apply([{ kind: "customer-redaction", customerId: customer().customerId, orderIds: [] }]);
    const { sql } = await import("#app/platform/db.server.ts");
    const { rows } = await sql.query({
      text: "SELECT birthday FROM profile WHERE merchant_id = $1",
      values: [shop.shop.merchantId],
    });
    expect(rows).toEqual([{ birthday: null }]);
  });

  it("are not rewarded while the program is off", async () => {
    const shop = await adaWith(0, 60);
    await shop.saveSettings({ enabled: false });
    await celebrate();
    expect(await balanceOf(shop)).toBe(0);
  });
});

describe("anniversaries", () => {
  const rule = { id: "years", kind: "anniversary", settings: { points: 30 } };
  it.each([
    { years: 1, points: 30 },
    { years: 4, points: 30 },
    { years: 0, points: 0 },
  ])("are rewarded each year on the day, not on the first: $years years", async ({ years, points }) => {
    const shop = await shopWith(rule);
    await shop.apply([{ kind: "customer-seen", customer: customer() }]);
    await run("UPDATE profile SET enrolled_at = now() - $2 * interval '1 year' WHERE merchant_id = $1", [
      shop.shop.merchantId,
      years,
    ]);
    await celebrate();
    await celebrate();
    expect(await balanceOf(shop)).toBe(points);
  });
});
