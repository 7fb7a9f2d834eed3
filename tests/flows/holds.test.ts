import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import type { ProfileId } from "#app/vocabulary/ids.ts";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { id, order } from "../factories/order.ts";
import { pieces, returned } from "../factories/order-story.ts";
import { auditProblems } from "../invariants/audit-problems.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterEach(async () => expect(await auditProblems()).toEqual([]));
afterAll(() => app.close());

const ADA = "ada@example.com";
const MINUTE = 60_000;

/** A shop, and Ada in it with a hundred points. */
async function adaWithPoints(settings: Parameters<typeof startTestShop>[0] = {}) {
  const test = await startTestShop(settings);
  await test.see(order());
  const profileId = await test.profileOf(ADA);
  if (profileId === null) throw new Error("Ada is not known");
  return { test, shop: test.shop, profileId };
}

async function reserve(
  shop: TestShop["shop"],
  profileId: ProfileId,
  points: number,
  requestId = "request-1",
) {
  const { reservePoints } = await import("#app/flows/reserve-points.server.ts");
  const { toPoints } = await import("#app/vocabulary/points.ts");
  return reservePoints({
    shop,
    profileId,
    points: toPoints(points),
    requestId,
    channel: "pos",
    actor: "Till",
  });
}

async function reserved(shop: TestShop["shop"], profileId: ProfileId, points: number, requestId?: string) {
  const answer = await reserve(shop, profileId, points, requestId);
  if (!answer.ok) throw new Error(`the points were not reserved: ${answer.reason}`);
  return answer.holdId;
}

async function release(shop: TestShop["shop"], holdId: number, owner: ProfileId | null = null) {
  const { releasePoints } = await import("#app/flows/reserve-points.server.ts");
  return releasePoints({ shop, holdId, owner, actor: null });
}

async function capture(shop: TestShop["shop"], holdId: number, orderId = 2001) {
  const { transaction } = await import("#app/platform/db.server.ts");
  const { captureForOrder } = await import("#app/flows/settle-hold.server.ts");
  return transaction((tx) => captureForOrder(tx, shop, { holdId, orderId: id(orderId), at: new Date() }));
}

async function refund(shop: TestShop["shop"], holdId: number, kept: number, whole = 3) {
  const { transaction } = await import("#app/platform/db.server.ts");
  const { restoreForOrder } = await import("#app/flows/settle-hold.server.ts");
  return transaction((tx) => restoreForOrder(tx, shop, { holdId, kept, whole, at: new Date() }));
}

/** The hold's time is over: it was made longer ago than it lives. */
async function letTimePass(holdId: number): Promise<void> {
  const { sql } = await import("#app/platform/db.server.ts");
  const past = new Date(Date.now() - MINUTE);
  await sql.query({
    text: "UPDATE point_hold SET expires_at = $2 WHERE hold_id = $1",
    values: [holdId, past],
  });
  const { releaseTimedOutHolds } = await import("#app/flows/keep-points.server.ts");
  await releaseTimedOutHolds();
}

it("R1 reserves points, and gives them back when the checkout is abandoned", async () => {
  const { test, shop, profileId } = await adaWithPoints();
  const holdId = await reserved(shop, profileId, 60);
  expect(await test.balance(ADA)).toEqual({ pending: 0, available: 40, held: 60, debt: 0 });
  await letTimePass(holdId);
  expect(await test.balance(ADA)).toEqual({ pending: 0, available: 100, held: 0, debt: 0 });
});

it("R2 releases once, however often and by whomever it is asked", async () => {
  const { test, shop, profileId } = await adaWithPoints();
  const holdId = await reserved(shop, profileId, 60);
  const answers = await Promise.all([1, 2, 3, 4].map(() => release(shop, holdId)));
  expect(answers).toEqual([{ ok: true }, { ok: true }, { ok: true }, { ok: true }]);
  await letTimePass(holdId);
  expect(await test.balance(ADA)).toEqual({ pending: 0, available: 100, held: 0, debt: 0 });
});

it("R3 undoes a redemption at the till, but not one that an order has used", async () => {
  const { test, shop, profileId } = await adaWithPoints();
  const undone = await reserved(shop, profileId, 30, "request-1");
  expect(await release(shop, undone)).toEqual({ ok: true });
  const used = await reserved(shop, profileId, 70, "request-2");
  await capture(shop, used);
  expect(await release(shop, used)).toEqual({ ok: false, reason: "already_spent" });
  expect(await test.balance(ADA)).toEqual({ pending: 0, available: 30, held: 0, debt: 0 });
});

it("lets a shopper release only what is theirs", async () => {
  const { shop, profileId } = await adaWithPoints();
  const holdId = await reserved(shop, profileId, 30);
  const { asProfileId } = await import("#app/vocabulary/ids.ts");
  expect(await release(shop, holdId, asProfileId(profileId + 1))).toEqual({
    ok: false,
    reason: "unknown_hold",
  });
  const other = await startTestShop();
  expect(await release(other.shop, holdId)).toEqual({ ok: false, reason: "unknown_hold" });
  expect(await release(shop, holdId, profileId)).toEqual({ ok: true });
});

it("R6 spends points only with the order, and only once", async () => {
  const { test, shop, profileId } = await adaWithPoints();
  const holdId = await reserved(shop, profileId, 60);
  expect(await capture(shop, holdId)).toEqual({ ok: true, points: 60 });
  expect(await capture(shop, holdId)).toEqual({ ok: true, points: 0 });
  expect(await capture(shop, holdId, 2002)).toEqual({ ok: false, reason: "spent_by_another_order" });
  expect(await test.balance(ADA)).toEqual({ pending: 0, available: 40, held: 0, debt: 0 });
});

it("R10 lets exactly as many callers win as can be paid for", async () => {
  const { test, shop, profileId } = await adaWithPoints();
  const answers = await Promise.all(
    Array.from({ length: 24 }, (_, nth) => reserve(shop, profileId, 30, `request-${nth}`)),
  );
  expect(answers.filter((answer) => answer.ok)).toHaveLength(3);
  const refused = answers.find((answer) => !answer.ok);
  expect(refused).toEqual({ ok: false, reason: "not_enough_points", spendable: 10 });
  expect(await test.balance(ADA)).toEqual({ pending: 0, available: 10, held: 90, debt: 0 });
});

it("answers the same request as the first time, and refuses its id for another wish", async () => {
  const { test, shop, profileId } = await adaWithPoints();
  const first = await reserve(shop, profileId, 60);
  expect(await reserve(shop, profileId, 60)).toEqual(first);
  expect(await reserve(shop, profileId, 50)).toEqual({ ok: false, reason: "request_id_used" });
  expect((await test.balance(ADA)).held).toBe(60);
});

it("takes the points again when the order comes after the hold's time, and owes what is gone by then", async () => {
  const { test, shop, profileId } = await adaWithPoints();
  const holdId = await reserved(shop, profileId, 80, "request-1");
  await letTimePass(holdId);
  await capture(shop, await reserved(shop, profileId, 50, "request-2"), 2002);
  expect(await capture(shop, holdId)).toEqual({ ok: true, points: 80 });
  expect(await test.balance(ADA)).toEqual({ pending: 0, available: 0, held: 0, debt: 30 });
});

it("forgives what is gone by then when the merchant forgives take-backs", async () => {
  const { test, shop, profileId } = await adaWithPoints({ shortage: "floor" });
  const holdId = await reserved(shop, profileId, 80, "request-1");
  await letTimePass(holdId);
  await capture(shop, await reserved(shop, profileId, 50, "request-2"), 2002);
  await capture(shop, holdId);
  expect(await test.balance(ADA)).toEqual({ pending: 0, available: 0, held: 0, debt: 0 });
  // Only the fifty that were really paid come back.
  await refund(shop, holdId, 0);
  expect((await test.balance(ADA)).available).toBe(50);
});

it("E9 gives spent points back pro rata over any number of refunds, and never more", async () => {
  const { test, shop, profileId } = await adaWithPoints();
  const holdId = await reserved(shop, profileId, 100);
  await capture(shop, holdId);
  const left: number[] = [];
  for (const kept of [2, 2, 1, 0, 0]) {
    await refund(shop, holdId, kept);
    left.push((await test.balance(ADA)).available);
  }
  expect(left).toEqual([33, 33, 66, 100, 100]);
});

it("E8 E14 gives back by what was used: goods, whatever became of the shipping, or the part of a gift card", async () => {
  const { test, shop, profileId } = await adaWithPoints();
  const { restoreForOrder } = await import("#app/flows/settle-hold.server.ts");
  const { transaction } = await import("#app/platform/db.server.ts");
  const restore = (holdId: number, kept: number, whole: number) =>
    transaction((tx) => restoreForOrder(tx, shop, { holdId, kept, whole, at: new Date() }));
  // All goods of 50 euros went back, and the shipping was kept: the measure is the goods alone.
  const discount = await reserved(shop, profileId, 60, "request-1");
  await capture(shop, discount);
  expect(await restore(discount, 0, 5_000)).toEqual({ ok: true, points: 60 });
  // Of a gift card of 20 euros 7.50 were spent, the rest was voided.
  const card = await reserved(shop, profileId, 40, "request-2");
  await capture(shop, card, 2002);
  expect(await restore(card, 750, 2_000)).toEqual({ ok: true, points: 25 });
  expect(await restore(card, 750, 2_000)).toEqual({ ok: true, points: 0 });
  expect(await test.balance(ADA)).toEqual({ pending: 0, available: 85, held: 0, debt: 0 });
});

it("E18 takes restored points again when the order is completed after all", async () => {
  const { test, shop, profileId } = await adaWithPoints();
  const holdId = await reserved(shop, profileId, 100);
  await capture(shop, holdId);
  await refund(shop, holdId, 0);
  expect(await refund(shop, holdId, 3)).toEqual({ ok: true, points: -100 });
  expect(await test.balance(ADA)).toEqual({ pending: 0, available: 0, held: 0, debt: 0 });
});

it("repays first what became owed while points were held", async () => {
  const { test, shop, profileId } = await adaWithPoints();
  const holdId = await reserved(shop, profileId, 100);
  await test.see(returned(order(), 1));
  const owed = await test.balance(ADA);
  expect(owed.debt).toBeGreaterThan(0);
  await release(shop, holdId);
  expect(await test.balance(ADA)).toEqual({ pending: 0, available: 100 - owed.debt, held: 0, debt: 0 });
});

it("P2 moves open and used reservations with the person", async () => {
  const { test, shop, profileId } = await adaWithPoints();
  const open = await reserved(shop, profileId, 40, "request-1");
  const used = await reserved(shop, profileId, 50, "request-2");
  await capture(shop, used);
  const bo = "bo@example.com";
  await test.see(
    order({
      orderId: id(1002),
      customer: null,
      lines: [pieces(1, 1_000)],
      contact: { email: bo, phone: null, firstName: null, lastName: null },
    }),
  );
  const into = await test.profileOf(bo);
  if (into === null) throw new Error("Bo is not known");
  const { transaction } = await import("#app/platform/db.server.ts");
  const { transferAll } = await import("#app/modules/ledger/index.ts");
  const { merchantId } = shop;
  const move = {
    merchantId,
    from: profileId,
    into,
    key: "move",
    reason: "profiles_merged",
    actor: null,
    at: new Date(),
  };
  expect(await transaction((tx) => transferAll(tx, move))).toBe("posted");
  expect(await test.balance(bo)).toEqual({ pending: 0, available: 20, held: 40, debt: 0 });
  await release(shop, open);
  await refund(shop, used, 0);
  expect(await test.balance(bo)).toEqual({ pending: 0, available: 110, held: 0, debt: 0 });
});
