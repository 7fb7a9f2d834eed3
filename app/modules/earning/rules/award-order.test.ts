import { expect, it } from "vitest";
import { id, line, order } from "#tests/factories/order.ts";
import { pieces, returned } from "#tests/factories/order-story.ts";
import { priceOrder } from "../price-order.ts";
import { NO_PERSON, type PricingFacts } from "../pricing-facts.ts";
import { earningSettings, type EarningSettings } from "../settings.ts";

const FACTS: PricingFacts = {
  products: new Map([["9001", { tags: [], collectionIds: ["77"] }]]),
  customerTags: [],
  tier: null,
  day: "2026-05-01",
  person: { ...NO_PERSON, rank: 1 },
};

const campaign = (id: string, multiplier: string, more: object = {}) => ({
  id,
  kind: "multiplierCampaign",
  settings: { name: id, multiplier, firstDay: "2026-05-01", lastDay: "2026-05-31", ...more },
});
const over = (amount: string, points: number) => ({
  id: "over",
  kind: "orderOver",
  settings: { amount, points },
});

function price(
  rules: readonly object[],
  changes: Partial<EarningSettings> = {},
  facts: Partial<PricingFacts> = {},
  state = order(),
) {
  const { points, awards } = priceOrder(state, earningSettings.parse({ ...changes, rules }), {
    ...FACTS,
    ...facts,
  });
  return { points, awards: Object.fromEntries(awards.map((award) => [award.ruleId, award.points])) };
}

it("adds what rules give to what the money earned", () => {
  const first = { id: "first", kind: "firstOrder", settings: { points: 30 } };
  const product = { id: "product", kind: "productBonus", settings: { products: ["9001"], points: 5 } };
  const collection = {
    id: "collection",
    kind: "collectionBonus",
    settings: { collections: ["77"], points: 7 },
  };
  expect(price([over("50", 20), first, product, collection])).toEqual({
    points: 162,
    awards: { over: 20, first: 30, product: 5, collection: 7 },
  });
});

it("gives nothing by a rule that is switched off", () => {
  expect(price([{ ...over("50", 20), on: false }])).toEqual({ points: 100, awards: {} });
});

it("multiplies only what the money earned, not what rules give", () => {
  const gold = { tier: { id: "gold", multiplier: "1.5" } };
  expect(price([over("50", 20)], {}, gold)).toEqual({ points: 170, awards: { over: 20 } });
});

it.each([
  { stacking: "best", points: 300, awards: { a: 50, b: 100 } },
  { stacking: "add", points: 350, awards: { a: 50, b: 150 } },
  { stacking: "multiply", points: 450, awards: { a: 75, b: 225 } },
] as const)("lets tier and campaigns work together as chosen: $stacking", ({ stacking, ...expected }) => {
  const rules = [
    campaign("a", stacking === "best" ? "2" : "1.5"),
    campaign("b", stacking === "add" ? "2.5" : stacking === "best" ? "3" : "2"),
  ];
  const facts = { tier: { id: "gold", multiplier: "1.5" } };
  expect(price(rules, { stacking }, facts)).toEqual(expected);
});

it("gives nothing for a campaign that another one exceeds", () => {
  expect(price([campaign("a", "3"), campaign("b", "2")])).toEqual({ points: 300, awards: { a: 200 } });
});

it("follows what is left of the order, and gives nothing when nothing is left (E5, E12)", () => {
  const first = { id: "first", kind: "firstOrder", settings: { points: 30 } };
  const state = order({ lines: [pieces(2, 5_000)] });
  const half = returned(state, 1);
  const rules = [over("60", 20), first, campaign("a", "2")];
  expect(price(rules, {}, {}, state)).toEqual({ points: 250, awards: { over: 20, first: 30, a: 100 } });
  expect(price(rules, {}, {}, half)).toEqual({ points: 115, awards: { first: 15, a: 50 } });
  expect(price(rules, {}, {}, returned(half, 1, 502))).toEqual({ points: 0, awards: {} });
});

it("gives no bonus for goods that earn nothing", () => {
  const product = {
    id: "product",
    kind: "productBonus",
    settings: { products: ["9001", "9002"], points: 5 },
  };
  const lines = [line(), line({ lineId: id(2), productId: id(9002) })];
  const state = order({ lines });
  expect(price([product], { excludedProducts: ["9001"] }, {}, state)).toEqual({
    points: 105,
    awards: { product: 5 },
  });
});

it.each([
  { given: { day: 0, month: 0, ever: 0 }, expected: 15 },
  { given: { day: 10, month: 10, ever: 10 }, expected: 5 },
  { given: { day: 0, month: 28, ever: 28 }, expected: 2 },
  { given: { day: 0, month: 0, ever: 99 }, expected: 1 },
  { given: { day: 15, month: 15, ever: 15 }, expected: undefined },
])("gives one person no more than the limits leave after $given", ({ given, expected }) => {
  const rule = over("50", 20);
  const limits = { capPerDay: 15, capPerMonth: 30, capEver: 100 };
  const limited = { ...rule, settings: { ...rule.settings, ...limits } };
  const person = { rank: 1, given: new Map([["over", given]]) };
  expect(price([limited], {}, { person }).awards["over"]).toBe(expected);
});

it("limits what a campaign gives, not what the purchase earns", () => {
  expect(price([campaign("a", "3", { capPerDay: 50 })])).toEqual({ points: 150, awards: { a: 50 } });
});

it("gives nothing for a refused order", () => {
  const cancelled = order({ cancelledAt: new Date("2026-05-02T00:00:00Z") });
  expect(price([over("50", 20)], {}, {}, cancelled)).toEqual({ points: 0, awards: {} });
});
