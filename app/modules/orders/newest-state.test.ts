import { expect, it } from "vitest";
import type { OrderFacts } from "#app/vocabulary/order.ts";
import { id, line, minor, order, refund } from "#tests/factories/order.ts";
import { pieces, tender } from "#tests/factories/order-story.ts";
import { isFurther, isNewer, withParts, type OrderParts } from "./newest-state.ts";

const NO_PARTS: OrderParts = { refunds: [], tenders: [], returns: [], deleted: false };
const second = (seconds: number) => new Date(Date.UTC(2026, 4, 1, 10, 0, seconds));

it("goes by Shopify's version, whatever else the states say", () => {
  const old = order({ updatedAt: second(1), financialStatus: "refunded", refunds: [refund()] });
  const young = order({ updatedAt: second(2), financialStatus: "pending" });
  expect([isNewer(young, old), isNewer(old, young)]).toEqual([true, false]);
});

it.each<[string, Partial<OrderFacts>, Partial<OrderFacts>]>([
  ["deleted after all else", { deleted: true }, { refunds: [refund()] }],
  ["refunded after paid", { refunds: [refund()] }, {}],
  ["cancelled after open", { cancelledAt: second(0) }, {}],
  ["returned after not", { returns: [{ returnId: id(1), status: "open", name: null }] }, {}],
  ["paid after authorised", { financialStatus: "paid" }, { financialStatus: "authorized" }],
  ["authorised after pending", { financialStatus: "authorized" }, { financialStatus: "pending" }],
  ["fulfilled after partial", { fulfillmentStatus: "fulfilled" }, { fulfillmentStatus: "partial" }],
  ["with payments after without", { tenders: [tender("visa", 1)] }, {}],
])("orders two states of one second by how far the order has come: %s", (_what, further, behind) => {
  expect(isNewer(order(further), order(behind))).toBe(true);
  expect(isNewer(order(behind), order(further))).toBe(false);
});

it("calls an order further only by what every source tells of it", () => {
  const known = order();
  expect(isFurther(order({ refunds: [refund()] }), known)).toBe(true);
  expect(isFurther(known, order({ refunds: [refund()] }))).toBe(false);
  expect(isFurther(order({ tenders: [tender("visa", 1)], staffId: null, name: "other" }), known)).toBe(false);
});

it("decides between states of one second alike, whichever came first", () => {
  const [a, b] = [order({ name: "#1" }), order({ name: "#2" })];
  expect([isNewer(b, a), isNewer(a, b)]).toEqual([true, false]);
});

it("is not misled by the order in which Postgres gives the keys back", () => {
  const stored = (state: OrderFacts): OrderFacts => {
    const keys = Object.entries(state).sort(([x], [y]) => x.length - y.length || (x < y ? -1 : 1));
    return { ...Object.fromEntries(keys), ...state, name: state.name };
  };
  const [a, b] = [order({ name: "#1" }), order({ name: "#2" })];
  expect(isNewer(stored(a), a)).toBe(false);
  expect(isNewer(a, stored(a))).toBe(false);
  expect([isNewer(stored(b), a), isNewer(b, stored(a)), isNewer(a, stored(b))]).toEqual([true, true, false]);
});

it("takes off what a refund says that the state does not show yet", () => {
  const state = order({ lines: [pieces(3), line({ lineId: id(2) })] });
  const early = refund({ lines: [{ lineId: id(1), quantity: 2, subtotal: minor(1), tax: minor(0) }] });
  const known = withParts(state, { ...NO_PARTS, refunds: [early] });
  expect(known.lines.map((each) => each.currentQuantity)).toEqual([1, 1]);
  expect(known.refunds).toEqual([early]);
});

it("takes nothing off for a refund that the state shows (E11)", () => {
  const shown = refund({ lines: [{ lineId: id(1), quantity: 2, subtotal: minor(1), tax: minor(0) }] });
  const state = order({ lines: [pieces(3, 1, { currentQuantity: 1 })], refunds: [shown] });
  expect(withParts(state, { ...NO_PARTS, refunds: [shown] })).toEqual(state);
});

it("never takes off more than is there", () => {
  const early = refund({ lines: [{ lineId: id(1), quantity: 9, subtotal: minor(1), tax: minor(0) }] });
  expect(withParts(order(), { ...NO_PARTS, refunds: [early] }).lines[0]?.currentQuantity).toBe(0);
});

it("adds payments and returns once, and prefers a payment that has succeeded", () => {
  const underWay = tender("visa", 100, { status: "other" });
  const done = tender("visa", 100);
  const known = withParts(order({ tenders: [underWay] }), {
    ...NO_PARTS,
    tenders: [done, tender("cash", 50)],
    returns: [{ returnId: id(1), status: "open", name: null }],
  });
  expect(known.tenders).toEqual([done, tender("cash", 50)]);
  expect(known.returns).toHaveLength(1);
  expect(withParts(order({ tenders: [done] }), { ...NO_PARTS, tenders: [underWay] }).tenders).toEqual([done]);
});
