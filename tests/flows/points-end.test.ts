import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { ExpirySettings } from "#app/modules/expiry/index.ts";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { id, order } from "../factories/order.ts";
import { pieces } from "../factories/order-story.ts";
import { auditProblems } from "../invariants/audit-problems.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterEach(async () => expect(await auditProblems()).toEqual([]));
afterAll(() => app.close());

const ADA = "ada@example.com";
const LONG_AGO = new Date("2026-01-01T00:00:00Z");

/** A shop whose points end by a rule that has been known for long. */
async function shopWhere(settings: Partial<ExpirySettings>): Promise<TestShop> {
  const test = await startTestShop();
  const { transaction } = await import("#app/platform/db.server.ts");
  const { EXPIRY, expirySettings } = await import("#app/modules/expiry/index.ts");
  const { saveVersion } = await import("#app/modules/programs/index.ts");
  const version = {
    settings: expirySettings.parse(settings),
    author: "Test",
    note: null,
    effectiveFrom: LONG_AGO,
  };
  await transaction((tx) => saveVersion(tx, test.shop.merchantId, EXPIRY, { baseVersion: 0, ...version }));
  return test;
}

async function personalBalance(test: TestShop) {
  const { readPersonBalance } = await import("#app/modules/ledger/index.ts");
  const profileId = await test.profileOf(ADA);
  return readPersonBalance(test.shop.merchantId, profileId ?? 0, new Date());
}

async function reserve(test: TestShop, points: number) {
  const { reservePoints } = await import("#app/flows/reserve-points.server.ts");
  const { toPoints } = await import("#app/vocabulary/points.ts");
  const profileId = await test.profileOf(ADA);
  if (profileId === null) throw new Error("Ada is not known");
  const wish = { profileId, points: toPoints(points), requestId: "request-1", actor: null };
  return reservePoints({ shop: test.shop, ...wish, channel: "pos" as const });
}

const seeNow = (test: TestShop, seen: ReturnType<typeof order>) =>
  test.apply([{ kind: "order-seen", order: seen }], new Date());

async function expire(): Promise<void> {
  const { expirePoints } = await import("#app/flows/keep-points.server.ts");
  await expirePoints();
}

/** The factory's order is of May 2026: 30 days later its points are due. */
const THIRTY_DAYS = { kind: "days", days: 30 } as const;

it("T2 lets nobody spend points that are due, job or no job; the job only writes it down", async () => {
  const test = await shopWhere(THIRTY_DAYS);
  await test.see(order());
  expect(await personalBalance(test)).toMatchObject({ available: 0 });
  expect(await reserve(test, 1)).toEqual({ ok: false, reason: "not_enough_points", spendable: 0 });
  expect((await test.balance(ADA)).available).toBe(100);
  await expire();
  await expire();
  expect((await test.balance(ADA)).available).toBe(0);
});

it("T1 ends each lot on its own date: one purchase does not renew another's points", async () => {
  const test = await shopWhere(THIRTY_DAYS);
  const today = new Date();
  const dates = { processedAt: today, updatedAt: today, createdAt: today };
  await seeNow(test, order());
  await seeNow(test, order({ orderId: id(1002), lines: [pieces(1, 4_000)], ...dates }));
  await expire();
  expect(await personalBalance(test)).toMatchObject({ available: 40, nextExpiry: { points: 40 } });
});

it("T1 ends everything of who was inactive, and only by the inactivity rule", async () => {
  const quiet = await shopWhere({ inactivityMonths: 3 });
  await quiet.see(order());
  expect(await reserve(quiet, 1)).toMatchObject({ ok: false, spendable: 0 });
  const patient = await shopWhere({ inactivityMonths: 60 });
  await patient.see(order());
  await expire();
  expect((await quiet.balance(ADA)).available).toBe(0);
  expect((await patient.balance(ADA)).available).toBe(100);
});

it("T1 points given by hand to a quiet member live on: they are a sign of life", async () => {
  const quiet = await shopWhere({ inactivityMonths: 3 });
  await quiet.see(order());
  await expire();
  const { adjustPoints } = await import("#app/flows/adjust-points.server.ts");
  const { toPoints } = await import("#app/vocabulary/points.ts");
  const profileId = await quiet.profileOf(ADA);
  if (profileId === null) throw new Error("Ada is not known");
  const wish = { merchantId: quiet.shop.merchantId, profileId, note: "Sorry", staffName: "Test" };
  await adjustPoints({ ...wish, points: toPoints(30), requestId: "sorry" });
  await expire();
  expect((await quiet.balance(ADA)).available).toBe(30);
  expect(await reserve(quiet, 30)).toMatchObject({ ok: true });
});

it("R12 gives released points back with their own date, not a new one", async () => {
  const test = await shopWhere({ kind: "days", days: 3650 });
  await test.see(order());
  const held = await reserve(test, 100);
  if (!held.ok) throw new Error("the points were not reserved");
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows: before } = await sql.query({
    text: "SELECT expires_at FROM point_lot WHERE merchant_id = $1",
    values: [test.shop.merchantId],
  });
  const { releasePoints } = await import("#app/flows/reserve-points.server.ts");
  await releasePoints({ shop: test.shop, holdId: held.holdId, owner: null, actor: null });
  const { rows: after } = await sql.query({
    text: "SELECT expires_at FROM point_lot WHERE merchant_id = $1",
    values: [test.shop.merchantId],
  });
  expect(after).toEqual(before);
  expect(after).toEqual([{ expires_at: new Date("2036-04-28T22:00:00Z") }]);
});

it("notes once for each warning that a member's points end soon", async () => {
  const test = await shopWhere(THIRTY_DAYS);
  const recent = new Date(Date.now() - 25 * 86_400_000);
  await seeNow(test, order({ processedAt: recent, updatedAt: recent, createdAt: recent }));
  const { noteExpiries } = await import("#app/flows/keep-points.server.ts");
  await noteExpiries();
  await noteExpiries();
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query({
    text: "SELECT kind, days, points FROM member_notice WHERE merchant_id = $1",
    values: [test.shop.merchantId],
  });
  expect(rows).toEqual([{ kind: "points_expiring", days: 7, points: 100 }]);
});

it("T3 leaves points already earned alone, unless the new policy is asked to take them in, with its notice", async () => {
  const test = await startTestShop();
  await test.see(order());
  const { saveExpirySettings } = await import("#app/flows/save-expiry-settings.server.ts");
  const { expirySettings } = await import("#app/modules/expiry/index.ts");
  const { redateSomeLots } = await import("#app/flows/keep-points.server.ts");
  const { merchantId, timeZone } = test.shop;
  const wish = {
    merchantId,
    timeZone,
    settings: expirySettings.parse(THIRTY_DAYS),
    staffName: "Test",
    noticeDays: 14,
    startsOn: null,
    note: null,
  };
  await saveExpirySettings({ ...wish, baseVersion: 0, appliesTo: "new" });
  expect(await personalBalance(test)).toMatchObject({ available: 100, nextExpiry: null });
  await saveExpirySettings({ ...wish, baseVersion: 1, appliesTo: "all" });
  await redateSomeLots({ merchantId, version: 1, noticeDays: 0, after: 0 });
  expect(await personalBalance(test)).toMatchObject({ available: 100, nextExpiry: null });
  await redateSomeLots({ merchantId, version: 2, noticeDays: 14, after: 0 });
  const { available, nextExpiry } = await personalBalance(test);
  expect(available).toBe(100);
  const days = ((nextExpiry?.at.getTime() ?? 0) - Date.now()) / 86_400_000;
  expect(days).toBeGreaterThan(14);
  expect(days).toBeLessThan(15.1);
});

it("refuses an earning rule whose waiting time outlives the points", async () => {
  const test = await shopWhere(THIRTY_DAYS);
  const { saveEarningSettings } = await import("#app/flows/save-earning-settings.server.ts");
  const { earningSettings } = await import("#app/modules/earning/index.ts");
  const wish = { merchantId: test.shop.merchantId, staffName: "Test", baseVersion: 1 };
  expect(
    await saveEarningSettings({ ...wish, settings: earningSettings.parse({ waitDays: 30 }) }),
  ).toMatchObject({
    ok: false,
    reason: "invalid",
    errors: { waitDays: expect.stringContaining("30 days") },
  });
  expect(await saveEarningSettings({ ...wish, settings: earningSettings.parse({ waitDays: 29 }) })).toEqual({
    ok: true,
    version: 2,
  });
});
