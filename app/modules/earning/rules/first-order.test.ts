import { expect, it } from "vitest";
import { orderRuleFacts, refusals } from "#tests/factories/order-rule-facts.ts";
import { fraction } from "../fraction.ts";
import { firstOrder } from "./first-order.ts";

const settings = firstOrder.schema.parse({ points: 100 });

it("gives its points for the first order", () => {
  expect(firstOrder.award(orderRuleFacts(), settings)).toEqual({ points: fraction(100) });
});

it.each([2, 3, null])("gives nothing for order %s", (rank) => {
  expect(firstOrder.award(orderRuleFacts({ rank }), settings)).toBeNull();
});

it("gives in proportion to what is left of the order (E5)", () => {
  const facts = orderRuleFacts({ eligible: fraction(2_500), bought: fraction(10_000) });
  expect(firstOrder.award(facts, settings)).toEqual({ points: fraction(25) });
});

it("says what it gives", () => {
  expect(firstOrder.describe(settings)).toBe("100 points for the first order");
});

it("refuses to give nothing, in plain words", () => {
  expect(refusals(firstOrder.schema, { points: 0 })).toEqual({
    points: "Enter a whole number from 1 to 1000000.",
  });
});
