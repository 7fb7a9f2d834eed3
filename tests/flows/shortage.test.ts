import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { AdjustmentAnswer } from "#app/flows/adjust-points.server.ts";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { id, order } from "../factories/order.ts";
import { later, pieces, returned } from "../factories/order-story.ts";
import { ledgerProblems } from "../invariants/ledger-problems.ts";
import { ADA, attach, BEN, detach, idOf, shopOfBen, walkIn } from "./attaching.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterEach(async () => expect(await ledgerProblems()).toEqual([]));
afterAll(() => app.close());

async function adjust(
  shop: TestShop,
  points: number,
  requestId = "one",
  contact = ADA,
): Promise<AdjustmentAnswer> {
  const { adjustPoints } = await import("#app/flows/adjust-points.server.ts");
  const { toPoints } = await import("#app/vocabulary/points.ts");
  const profileId = await idOf(shop, contact);
  const { merchantId } = shop.shop;
  return adjustPoints({
    merchantId,
    profileId,
    points: toPoints(points),
    note: "Sorry",
    staffName: "Test",
    requestId,
  });
}

it("owes what a refund takes back beyond the points that are left, and repays it with the next earning", async () => {
  const shop = await startTestShop({ shortage: "debt" });
  await shop.see(order());
  await adjust(shop, -80);
  await shop.see(returned(order(), 1));
  expect(await shop.balance(ADA)).toEqual({ pending: 0, available: 0, held: 0, debt: 80 });
  await shop.see(order({ orderId: id(1002), lines: [pieces(1, 3_000)] }));
  expect(await shop.balance(ADA)).toEqual({ pending: 0, available: 0, held: 0, debt: 50 });
  await shop.see(order({ orderId: id(1003) }));
  expect(await shop.balance(ADA)).toEqual({ pending: 0, available: 50, held: 0, debt: 0 });
});

it("forgives what a refund takes back beyond zero when the merchant chose so", async () => {
  const shop = await startTestShop({ shortage: "floor" });
  await shop.see(order());
  await adjust(shop, -80);
  await shop.see(returned(order(), 1));
  expect(await shop.balance(ADA)).toEqual({ pending: 0, available: 0, held: 0, debt: 0 });
  await shop.see(order({ orderId: id(1002) }));
  expect((await shop.balance(ADA)).available).toBe(100);
});

it.each([
  { shortage: "floor", debt: 0 },
  { shortage: "debt", debt: 50 },
] as const)(
  "leaves a debt of $debt where the merchant chose $shortage, when an order goes back to nobody",
  async ({ shortage, debt }) => {
    const shop = await shopOfBen({ shortage });
    await shop.see(walkIn());
    await attach(shop, BEN, "#1001");
    await adjust(shop, -150, "one", BEN);
    expect(await detach(shop, BEN)).toMatchObject({ ok: true });
    expect(await shop.balance(BEN)).toEqual({ pending: 0, available: 0, held: 0, debt });
  },
);

it("does not give forgiven points a second time when the order is completed again (E18)", async () => {
  const shop = await startTestShop({ shortage: "floor" });
  await shop.see(order());
  await adjust(shop, -80);
  const cancelled = later(order(), { cancelledAt: new Date("2026-05-03T00:00:00Z") });
  await shop.see(cancelled);
  const again = later(cancelled, { cancelledAt: null });
  await shop.see(again);
  expect(await shop.balance(ADA)).toEqual({ pending: 0, available: 20, held: 0, debt: 0 });
  await shop.see(later(again, { cancelledAt: new Date("2026-05-06T00:00:00Z") }));
  expect(await shop.balance(ADA)).toEqual({ pending: 0, available: 0, held: 0, debt: 0 });
});

it("takes first from the refunded order's own points, so those of other orders keep their dates", async () => {
  const shop = await startTestShop();
  const second = order({ orderId: id(1002), processedAt: new Date("2026-05-08T00:00:00Z") });
  await shop.see(order(), second);
  await shop.see(returned(second, 1));
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query({
    text: `SELECT order_id::text, remaining FROM point_lot WHERE merchant_id = $1 ORDER BY version`,
    values: [shop.shop.merchantId],
  });
  expect(rows).toEqual([
    { order_id: "1001", remaining: 100 },
    { order_id: "1002", remaining: 0 },
  ]);
});

it("adjusts by hand once for one wish, and refuses another wish under its name", async () => {
  const shop = await startTestShop();
  await shop.see(order());
  expect(await adjust(shop, 25)).toEqual({ ok: true, available: 125 });
  expect(await adjust(shop, 25)).toEqual({ ok: true, available: 125 });
  expect(await adjust(shop, 30)).toEqual({ ok: false, reason: "duplicate_conflict" });
  expect(await adjust(shop, -126, "two")).toEqual({ ok: false, reason: "insufficient" });
  expect(await adjust(shop, -125, "three")).toEqual({ ok: true, available: 0 });
});

it("adjusts nobody else's member", async () => {
  const [mine, other] = [await startTestShop(), await startTestShop()];
  await mine.see(order());
  const { adjustPoints } = await import("#app/flows/adjust-points.server.ts");
  const { toPoints } = await import("#app/vocabulary/points.ts");
  const profileId = await mine.profileOf(ADA);
  if (profileId === null) throw new Error("Ada is not known");
  const wish = { profileId, points: toPoints(5), note: "Hi", staffName: "Test", requestId: "one" };
  expect(await adjustPoints({ ...wish, merchantId: other.shop.merchantId })).toEqual({
    ok: false,
    reason: "unknown_member",
  });
});

it("never strands points on a profile that becomes another one at the same moment", async () => {
  const shop = await startTestShop();
  await shop.see(order({ customer: null }));
  const guest = await shop.profileOf(ADA);
  await shop.apply([
    { kind: "customer-seen", customer: { ...sameAda(), customerId: id(7002), email: null } },
  ]);
  const [answer] = await Promise.all([
    adjust(shop, 10),
    shop.apply([{ kind: "customer-seen", customer: { ...sameAda(), customerId: id(7002) } }]),
  ]);
  expect((await shop.balance(ADA)).available).toBe(answer.ok ? 110 : 100);
  const { readBalance } = await import("#app/modules/ledger/index.ts");
  if (guest === null) throw new Error("the guest is not known");
  expect((await readBalance(shop.shop.merchantId, guest)).available).toBe(0);
});

function sameAda() {
  const { customer } = order();
  if (!customer) throw new Error("the factory names a customer");
  return { ...customer, updatedAt: new Date("2026-05-09T00:00:00Z") };
}
