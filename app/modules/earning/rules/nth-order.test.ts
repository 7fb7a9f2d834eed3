import { expect, it } from "vitest";
import { orderRuleFacts, refusals } from "#tests/factories/order-rule-facts.ts";
import { fraction } from "../fraction.ts";
import { nthOrder } from "./nth-order.ts";

const settings = nthOrder.schema.parse({ nth: 5, points: 100 });

it.each([
  { rank: 5, repeats: false, gives: true },
  { rank: 4, repeats: false, gives: false },
  { rank: 10, repeats: false, gives: false },
  { rank: 10, repeats: true, gives: true },
  { rank: 11, repeats: true, gives: false },
  { rank: null, repeats: true, gives: false },
])("knows whether it is for order $rank, repeated: $repeats", ({ rank, repeats, gives }) => {
  const award = nthOrder.award(orderRuleFacts({ rank }), { ...settings, repeats });
  expect(award).toEqual(gives ? { points: fraction(100) } : null);
});

it("gives in proportion to what is left of the order (E5)", () => {
  const facts = orderRuleFacts({ rank: 5, eligible: fraction(1), bought: fraction(3) });
  expect(nthOrder.award(facts, settings)).toEqual({ points: fraction(100, 3) });
});

it("says what it gives", () => {
  expect(nthOrder.describe(settings)).toBe("100 points for order number 5");
  expect(nthOrder.describe({ ...settings, repeats: true })).toBe("100 points for every 5 orders");
});

it.each([
  [{ nth: 1 }, { nth: "Enter a whole number from 2 to 1000." }],
  [{ nth: 2.5 }, { nth: "Enter a whole number from 2 to 1000." }],
  [{ points: 0 }, { points: "Enter a whole number from 1 to 1000000." }],
])("refuses %j in plain words", (change, words) => {
  expect(refusals(nthOrder.schema, { ...settings, ...change })).toEqual(words);
});
