import { expect, it } from "vitest";
import { refusals } from "#tests/factories/order-rule-facts.ts";
import { anniversary } from "./anniversary.ts";

it("says what it gives", () => {
  expect(anniversary.describe(anniversary.schema.parse({ points: 100 }))).toBe(
    "100 points each year of membership",
  );
});

it.each([0, -1, 1.5, 1_000_001, undefined])("refuses %s points in plain words", (points) => {
  expect(refusals(anniversary.schema, { points })).toEqual({
    points: "Enter a whole number from 1 to 1000000.",
  });
});
