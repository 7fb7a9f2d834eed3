import { expect, it } from "vitest";
import { currency, order } from "#tests/factories/order.ts";
import { orderRuleFacts, refusals } from "#tests/factories/order-rule-facts.ts";
import { fraction } from "../fraction.ts";
import { orderOver } from "./order-over.ts";

const settings = orderOver.schema.parse({ amount: "99.99", points: 50 });
const award = (cents: number, amount = "99.99") =>
  orderOver.award(orderRuleFacts({ eligible: fraction(cents) }), { ...settings, amount });

it.each([
  { cents: 9_999, amount: "99.99" },
  { cents: 10_000, amount: "99.99" },
  { cents: 10_000, amount: "100" },
])("gives its points for $cents cents from $amount on", ({ cents, amount }) => {
  expect(award(cents, amount)).toEqual({ points: fraction(50) });
});

it("gives nothing below, as when goods go back (E5)", () => {
  expect(award(9_998)).toBeNull();
});

it("knows currencies without decimals", () => {
  const yen = orderRuleFacts({ order: order({ currency: currency("JPY") }), eligible: fraction(5_000) });
  expect(orderOver.award(yen, { ...settings, amount: "5000" })).not.toBeNull();
  expect(orderOver.award(yen, { ...settings, amount: "5001" })).toBeNull();
});

it("says what it gives", () => {
  expect(orderOver.describe(settings)).toBe("50 points for orders of 99.99 or more");
});

it.each([
  [{ amount: "0" }, { amount: "Enter an amount above zero, such as 50 or 49.99." }],
  [{ amount: "-5" }, { amount: "Enter an amount above zero, such as 50 or 49.99." }],
  [{ amount: "much" }, { amount: "Enter an amount above zero, such as 50 or 49.99." }],
  [{ amount: undefined }, { amount: "Enter an amount above zero, such as 50 or 49.99." }],
  [{ points: 0 }, { points: "Enter a whole number from 1 to 1000000." }],
  [{ points: 1.5 }, { points: "Enter a whole number from 1 to 1000000." }],
  [{ points: undefined }, { points: "Enter a whole number from 1 to 1000000." }],
  [{ capPerDay: 0 }, { capPerDay: "Enter a whole number from 1 to 1000000." }],
  [{ capPerDay: 10, capPerMonth: 5 }, { capPerMonth: "Enter at least what a day allows." }],
  [{ capPerMonth: 10, capEver: 5 }, { capEver: "Enter at least what a day and a month allow." }],
])("refuses %j in plain words", (change, words) => {
  expect(refusals(orderOver.schema, { ...settings, ...change })).toEqual(words);
});
