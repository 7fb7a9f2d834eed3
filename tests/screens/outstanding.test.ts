import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { id } from "../factories/order.ts";
import { returned } from "../factories/order-story.ts";
import { asProfileId } from "#app/vocabulary/ids.ts";
import { toPoints } from "#app/vocabulary/points.ts";
import { purchase } from "./people.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const NOW = new Date("2026-07-01T00:00:00Z");
const ada = { number: 1, firstName: "Ada", email: "ada@example.com" };
const ben = { number: 2, firstName: "Ben", email: "ben@example.com" };

async function outstanding({ shop }: TestShop) {
  const { readHome } = await import("#app/screens/home.server.ts");
  return (await (await readHome({ shop, locale: "en" }, NOW)).figures).key.outstanding;
}

async function takeAway(shop: TestShop, contact: string, points: number) {
  const { adjustPoints } = await import("#app/flows/adjust-points.server.ts");
  const profileId = asProfileId(Number(await shop.profileOf(contact)));
  await adjustPoints({
    merchantId: shop.shop.merchantId,
    profileId,
    points: toPoints(-points),
    note: "Spent",
    staffName: "Test",
    requestId: contact,
  });
}

it.each([
  ["debt", { available: 50, pending: 0, held: 0, debt: 70 }],
  ["floor", { available: 50, pending: 0, held: 0, debt: 0 }],
] as const)("adds up what people hold when shortages are settled by %s", async (shortage, sums) => {
  const shop = await startTestShop({ shortage });
  const bought = purchase(ada, "2026-06-01", { euro: 100 });
  await shop.see(bought, purchase(ben, "2026-06-02", { euro: 50 }));
  await takeAway(shop, "ada@example.com", 70);
  await shop.see(returned(bought, 1));
  expect(await outstanding(shop)).toEqual(sums);
  const { auditRollups } = await import("#app/modules/analytics/index.ts");
  expect(await auditRollups(shop.shop, shop.shop.timeZone)).toEqual({ customers: 0, days: 0 });
});

it("tells pending points from available ones, and loses none in a merge", async () => {
  const shop = await startTestShop({ waitDays: 30 });
  await shop.see(purchase(ada, "2026-06-30", { euro: 40 }), purchase(ben, "2026-05-01", { euro: 60 }));
  const sums = { available: 60, pending: 40, held: 0, debt: 0 };
  expect(await outstanding(shop)).toEqual(sums);
  await shop.apply([{ kind: "customers-merged", keptId: id(7001), deletedId: id(7002) }]);
  expect(await outstanding(shop)).toEqual(sums);
});

it("is found out by the audit when the figures per day are wrong", async () => {
  const shop = await startTestShop();
  await shop.see(purchase(ada, "2026-06-30", { euro: 40 }));
  const { sql } = await import("#app/platform/db.server.ts");
  await sql.query({
    text: "UPDATE day_stat SET earned = earned + 1 WHERE merchant_id = $1",
    values: [shop.shop.merchantId],
  });
  const { auditRollups } = await import("#app/modules/analytics/index.ts");
  // The day, and the sum of what people hold.
  expect(await auditRollups(shop.shop, shop.shop.timeZone)).toEqual({ customers: 0, days: 2 });
});
