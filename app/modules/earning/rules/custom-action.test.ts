import { expect, it } from "vitest";
import { refusals } from "#tests/factories/order-rule-facts.ts";
import { customAction } from "./custom-action.ts";

const settings = customAction.schema.parse({ name: "Product review", action: "review", points: 25 });

it("says what it gives", () => {
  expect(customAction.describe(settings)).toBe("25 points for Product review (review)");
});

it("is limited per person as its settings say", () => {
  expect(customAction.caps?.({ ...settings, capPerDay: 50 })).toEqual({ day: 50, month: null, ever: null });
});

const ACTION = "Use small letters, digits, - and _, such as review.";
it.each([
  [{ action: "Leave a review" }, { action: ACTION }],
  [{ action: "" }, { action: ACTION }],
  [{ action: "-review" }, { action: ACTION }],
  [{ action: undefined }, { action: "Enter the action." }],
  [{ name: "" }, { name: "Enter a name." }],
  [{ points: 0 }, { points: "Enter a whole number from 1 to 1000000." }],
  [{ capPerDay: 100, capEver: 50 }, { capEver: "Enter at least what a day and a month allow." }],
])("refuses %j in plain words", (change, words) => {
  expect(refusals(customAction.schema, { ...settings, ...change })).toEqual(words);
});
