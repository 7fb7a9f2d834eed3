import { expect, it } from "vitest";
import { refusals } from "#tests/factories/order-rule-facts.ts";
import { signUp } from "./sign-up.ts";

it("says what it gives", () => {
  expect(signUp.describe(signUp.schema.parse({ points: 100 }))).toBe("100 points for new customers");
});

it.each([0, -1, 1.5, 1_000_001, undefined])("refuses %s points in plain words", (points) => {
  expect(refusals(signUp.schema, { points })).toEqual({
    points: "Enter a whole number from 1 to 1000000.",
  });
});
