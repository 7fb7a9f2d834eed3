import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop } from "../harness/shop.ts";
import { checkBooks, isClean } from "./check-books.ts";
import { deliverAll, reconcileAll } from "./deliver.ts";
import { planDeliveries } from "./delivery-plan.ts";
import { readOptions } from "./options.ts";
import { newestState, pointsOf, tellStory } from "./order-story.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const now = () => new Date();

it("ends right after deliveries that were mixed, repeated and dropped, once the dropped ones are reconciled", async () => {
  const { shop } = await startTestShop();
  const plan = planDeliveries({ seed: 1, count: 900 });
  expect(plan).toMatchObject({ deliveries: 900, orders: 207, dropped: 39, repeated: 203 });
  await deliverAll(shop, plan);
  const before = await checkBooks(shop, plan, now);
  expect(before.lost + before.doubled).toBeGreaterThan(0);
  expect(await reconcileAll(shop, plan)).toBeGreaterThan(0);
  const clean = { lost: 0, doubled: 0, wrongBalances: 0, dead: 0, auditDifferences: 0 };
  expect(await checkBooks(shop, plan, now)).toEqual({ people: 36, ...clean });
});

it("finds an order that is missing, and points that nobody earned", async () => {
  const test = await startTestShop();
  const plan = planDeliveries({ seed: 2, count: 50 });
  await deliverAll(test.shop, { ...plan, deliveries: 40 });
  await reconcileAll(test.shop, { ...plan, orders: plan.orders - 1 });
  const missing = await checkBooks(test.shop, plan, now);
  expect(missing).toMatchObject({ doubled: 0, dead: 0, auditDifferences: 0 });
  expect(isClean(missing)).toBe(false);
});

it("takes in a refund of the same second of which no webhook ever told", async () => {
  const { shop } = await startTestShop();
  const told = tellStory(1, 1, 1).states[0];
  if (!told) throw new Error("a story has a beginning");
  const [first, ...rest] = told.lines.map((line) => ({ ...line, kept: line.quantity }));
  if (!first) throw new Error("an order has a line");
  const paid = { ...told, paid: true };
  const refund = { at: paid.updatedAt, cents: first.price - first.discount, goods: { line: 0, count: 1 } };
  const sentBack = { ...paid, lines: [{ ...first, kept: first.kept - 1 }, ...rest], refunds: [refund] };
  const states = [paid, sentBack];
  const story = { number: 1, buyer: 1, guest: false, atTill: false, states };
  const plan = {
    ...planDeliveries({ seed: 1, count: 1 }),
    story: () => story,
    delivery: () => ({ story, nth: 0, copy: 0 }),
  };
  await deliverAll(shop, plan);
  expect(await reconcileAll(shop, plan)).toBe(1);
  expect(await reconcileAll(shop, plan)).toBe(0);
  expect(isClean(await checkBooks(shop, plan, now))).toBe(true);
});

it("tells the same story again for the same seed and number", () => {
  expect(tellStory(3, 7, 10)).toEqual(tellStory(3, 7, 10));
  expect(tellStory(4, 7, 10)).not.toEqual(tellStory(3, 7, 10));
});

it("knows by itself what an order is worth", () => {
  const line = { price: 1_050, discount: 50, quantity: 3, kept: 2 };
  const state = {
    ...newestState(tellStory(1, 1, 1)),
    paid: true,
    cancelledAt: null,
    lines: [line],
    refunds: [],
  };
  expect(pointsOf(state)).toEqual({ available: 20, pending: 0 });
  expect(pointsOf({ ...state, paid: false })).toEqual({ available: 0, pending: 20 });
  const refunds = [{ at: 0, cents: 1_000 + 250, goods: { line: 0, count: 1 } }];
  expect(pointsOf({ ...state, refunds })).toEqual({ available: 17, pending: 0 });
  expect(pointsOf({ ...state, cancelledAt: 1 })).toEqual({ available: 0, pending: 0 });
});

it.each([
  [["--count", "many"], "--count must be a number."],
  [["--count", "0"], "--count must be at least 1."],
  [["--seed", "1.5"], "--seed must be a whole number."],
  [["--colour", "red"], "Unknown option '--colour'"],
])("refuses %j in plain words", (args, words) => {
  expect(() => readOptions(args)).toThrow(words);
});
