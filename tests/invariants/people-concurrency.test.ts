import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { BusinessEvent } from "#app/vocabulary/business-events.ts";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { customer, id, order } from "../factories/order.ts";
import { orderBy } from "../factories/order-story.ts";
import { ledgerProblems } from "./ledger-problems.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ DATABASE_POOL: "20" });
});
afterEach(async () => expect(await ledgerProblems()).toEqual([]));
afterAll(() => app.close());

const PHONE = "+493012345670";
const ADA = "ada@example.com";

async function rows(shop: TestShop, text: string): Promise<Record<string, unknown>[]> {
  const { sql } = await import("#app/platform/db.server.ts");
  return (await sql.query({ text, values: [shop.shop.merchantId] })).rows;
}

/** Points, orders or names that stand with a profile which has become another one. */
const strandedWith = (shop: TestShop) =>
  rows(
    shop,
    `SELECT p.profile_id FROM profile p WHERE p.merchant_id = $1 AND p.merged_into IS NOT NULL AND (
       EXISTS (SELECT 1 FROM ledger_account a WHERE a.merchant_id = $1 AND a.profile_id = p.profile_id
         AND (a.pending, a.available, a.debt) <> (0, 0, 0))
       OR EXISTS (SELECT 1 FROM shop_order o WHERE o.merchant_id = $1 AND o.profile_id = p.profile_id)
       OR EXISTS (SELECT 1 FROM profile_identity i WHERE i.merchant_id = $1 AND i.profile_id = p.profile_id))`,
  );

const tillOrder = (nth: number, firstName: string | null) =>
  order({
    orderId: id(2_000 + nth),
    channel: "pos",
    customer: null,
    contact: { email: null, phone: PHONE, firstName, lastName: null },
  });

it("makes one person of what eight workers learn of a stranger at the same moment", async () => {
  const shop = await startTestShop();
  const orders = Array.from({ length: 8 }, (_, nth) =>
    orderBy(ADA, nth % 2 === 0 ? 7001 : null, { orderId: id(3_000 + nth) }),
  );
  await Promise.all(orders.map((each) => shop.see(each)));
  expect(
    await rows(shop, "SELECT 1 FROM profile WHERE merchant_id = $1 AND merged_into IS NULL"),
  ).toHaveLength(1);
  expect((await shop.balance(ADA)).available).toBe(800);
});

it("loses no change of a person that two workers reach by different names", async () => {
  const shop = await startTestShop();
  for (let round = 1; round <= 10; round++) {
    const told = customer({
      phone: PHONE,
      firstName: `Ada ${round}`,
      lastName: null,
      updatedAt: new Date(Date.UTC(2026, 5, round)),
    });
    await Promise.all([
      shop.apply([{ kind: "customer-seen", customer: told }]),
      shop.see(tillOrder(round, null)),
      shop.see(orderBy(ADA, null, { orderId: id(4_000 + round) })),
    ]);
    const kept = await rows(
      shop,
      "SELECT first_name FROM profile WHERE merchant_id = $1 AND merged_into IS NULL",
    );
    expect(kept).toEqual([{ first_name: `Ada ${round}` }]);
  }
  expect((await shop.balance(ADA)).available).toBe(2_000);
  expect(await strandedWith(shop)).toEqual([]);
});

it("leaves nothing with anybody who became another, while orders, merges and adjustments run at once", async () => {
  const { adjustPoints } = await import("#app/flows/adjust-points.server.ts");
  const { toPoints } = await import("#app/vocabulary/points.ts");
  for (let round = 0; round < 4; round++) {
    const shop = await startTestShop();
    const people = [7001, 7002, 7003, 7004];
    const email = (person: number) => `person${person}@example.com`;
    await shop.see(...people.map((person) => orderBy(email(person), person, { orderId: id(person) })));
    const merge = (kept: number, gone: number): BusinessEvent => ({
      kind: "customers-merged",
      keptId: id(kept),
      deletedId: id(gone),
    });
    const profileId = await shop.profileOf(email(7003));
    if (profileId === null) throw new Error("the third person is not known");
    const wish = { profileId, points: toPoints(7), note: "Hi", staffName: "Test", requestId: "one" };
    const [answer] = await Promise.all([
      adjustPoints({ ...wish, merchantId: shop.shop.merchantId }),
      shop.apply([merge(7001, 7002)]),
      shop.apply([merge(7002, 7003)]),
      shop.apply([merge(7004, 7001)]),
      ...people.map((person) => shop.see(orderBy(email(person), person, { orderId: id(10_000 + person) }))),
    ]);
    expect(await strandedWith(shop)).toEqual([]);
    expect((await shop.balance(email(7002))).available).toBe(answer.ok ? 807 : 800);
  }
});
