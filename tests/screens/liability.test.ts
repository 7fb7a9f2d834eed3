import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { id } from "../factories/order.ts";
import { returned } from "../factories/order-story.ts";
import type { ExpirySettings } from "#app/modules/expiry/index.ts";
import type { OrderFacts } from "#app/vocabulary/order.ts";
import { toPoints } from "#app/vocabulary/points.ts";
import { purchase } from "./people.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const ADA = "ada@example.com";
const BEN = "ben@example.com";
const ada = { number: 1, firstName: "Ada", email: ADA };
const ben = { number: 2, firstName: "Ben", email: BEN };

async function report({ shop }: TestShop, now: string) {
  const { readLiability } = await import("#app/screens/liability.server.ts");
  const { figures, breakage } = readLiability({ shop, locale: "en" }, new Date(now));
  return { ...(await figures), breakage: await breakage };
}

async function pointsEnd({ shop }: TestShop, settings: Partial<ExpirySettings>, from: string, base = 0) {
  const { transaction } = await import("#app/platform/db.server.ts");
  const { EXPIRY, expirySettings } = await import("#app/modules/expiry/index.ts");
  const { saveVersion } = await import("#app/modules/programs/index.ts");
  const version = { baseVersion: base, settings: expirySettings.parse(settings), author: "Test", note: null };
  await transaction((tx) =>
    saveVersion(tx, shop.merchantId, EXPIRY, { ...version, effectiveFrom: new Date(from) }),
  );
}

const see = (test: TestShop, now: string, ...orders: OrderFacts[]) =>
  test.apply(
    orders.map((order) => ({ kind: "order-seen", order })),
    new Date(now),
  );

async function profileOf(test: TestShop, contact: string) {
  const profileId = await test.profileOf(contact);
  if (profileId === null) throw new Error(`nobody is known as ${contact}`);
  return profileId;
}

async function takeAway(test: TestShop, contact: string, points: number, requestId: string) {
  const { adjustPoints } = await import("#app/flows/adjust-points.server.ts");
  const { merchantId } = test.shop;
  const wish = {
    merchantId,
    profileId: await profileOf(test, contact),
    points: toPoints(-points),
    requestId,
  };
  await adjustPoints({ ...wish, note: "Spent", staffName: "Test" });
}

it("tells available points by age and by the month in which they end, and those that are due apart", async () => {
  const shop = await startTestShop();
  await pointsEnd(shop, { kind: "months", months: 14 }, "2026-01-01T00:00:00Z");
  const now = "2027-03-05T12:00:00Z";
  await see(
    shop,
    now,
    purchase(ada, "2026-01-01", { euro: 20 }),
    purchase(ada, "2026-01-10", { euro: 100 }),
    purchase(ada, "2026-10-31", { euro: 40 }),
    purchase(ben, "2026-06-30", { euro: 60 }),
    purchase(ben, "2027-02-20", { euro: 30 }),
  );
  const { outstanding, ages, months, never } = await report(shop, now);
  expect(outstanding).toEqual({ available: 230, due: 20, pending: 0, held: 0, debt: 0 });
  expect(ages.map(({ points }) => points)).toEqual([30, 40, 60, 100, 0]);
  // The last day of the points of 31 October is 31 December, fourteen months on.
  expect(months.filter(({ points }) => points > 0)).toEqual([
    { month: "2027-03", points: 100 },
    { month: "2027-08", points: 60 },
    { month: "2027-12", points: 40 },
    { month: null, points: 30 },
  ]);
  expect(never).toBe(0);
});

it("agrees with the home page about pending, reserved and owed points", async () => {
  const shop = await startTestShop({ waitDays: 14 });
  const now = "2026-07-01T00:00:00Z";
  const lost = purchase(ben, "2026-05-01", { euro: 50 });
  await see(shop, now, purchase(ada, "2026-05-01"), lost, purchase(ada, "2026-06-30", { euro: 40 }));
  await takeAway(shop, BEN, 20, "spent");
  await see(shop, now, returned(lost, 1));
  const { reservePoints } = await import("#app/flows/reserve-points.server.ts");
  const wish = { shop: shop.shop, profileId: await profileOf(shop, ADA), requestId: "hold", actor: null };
  await reservePoints({ ...wish, points: toPoints(25), channel: "pos" });
  const { outstanding, ages, never } = await report(shop, now);
  expect(outstanding).toEqual({ available: 75, due: 0, pending: 40, held: 25, debt: 20 });
  expect(ages.map(({ points }) => points)).toEqual([75, 0, 0, 0, 0]);
  expect(never).toBe(75);
  const { readHome } = await import("#app/screens/home.server.ts");
  const home = (await readHome({ shop: shop.shop, locale: "en" }, new Date(now))).figures;
  expect((await home).key.outstanding).toEqual({ available: 75, pending: 40, held: 25, debt: 20 });
});

it("measures breakage on old points, each of them once, also when their owners are merged", async () => {
  const shop = await startTestShop();
  await pointsEnd(shop, { kind: "days", days: 60 }, "2026-01-01T00:00:00Z");
  await see(shop, "2026-02-01T00:00:00Z", purchase(ada, "2026-01-10", { euro: 600 }));
  await pointsEnd(shop, { kind: "never" }, "2026-03-01T00:00:00Z", 1);
  const sentBack = purchase(ben, "2026-04-03", { euro: 300 });
  await see(shop, "2026-04-10T00:00:00Z", purchase(ben, "2026-04-02", { euro: 1_000 }), sentBack);
  const { expirePoints } = await import("#app/flows/keep-points.server.ts");
  await expirePoints();
  await see(shop, "2026-04-20T00:00:00Z", returned(sentBack, 1));
  await takeAway(shop, BEN, 150, "first");
  const measured = { kept: 1_600, expired: 600, unused: 850, share: 1_450 / 1_600 };
  const now = "2027-06-01T00:00:00Z";
  expect((await report(shop, now)).breakage).toMatchObject(measured);
  await shop.apply([{ kind: "customers-merged", keptId: id(7001), deletedId: id(7002) }]);
  expect((await report(shop, now)).breakage).toMatchObject(measured);
  await takeAway(shop, ADA, 50, "second");
  expect((await report(shop, now)).breakage).toMatchObject({ unused: 800, share: 0.875 });
});

it("leaves young points out, and says nothing about breakage before there are enough old ones", async () => {
  const shop = await startTestShop();
  const now = "2027-03-01T00:00:00Z";
  await see(
    shop,
    now,
    purchase(ada, "2026-02-27", { euro: 999 }),
    purchase(ben, "2026-03-02", { euro: 5_000 }),
  );
  const { breakage } = await report(shop, now);
  expect(breakage).toEqual({
    before: new Date("2026-02-28T23:00:00Z"),
    share: null,
    kept: 999,
    expired: 0,
    unused: 999,
  });
});

it("shows nothing of another merchant", async () => {
  const [full, empty] = [await startTestShop(), await startTestShop()];
  await full.see(purchase(ada, "2026-05-01"));
  const { outstanding, breakage } = await report(empty, "2028-07-01T00:00:00Z");
  expect(outstanding).toEqual({ available: 0, due: 0, pending: 0, held: 0, debt: 0 });
  expect(breakage.kept).toBe(0);
});
