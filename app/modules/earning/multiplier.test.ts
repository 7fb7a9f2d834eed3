import { expect, it } from "vitest";
import { fraction, fromDecimal } from "./fraction.ts";
import { combineMultipliers, multiplier } from "./multiplier.ts";

it.each([
  { multipliers: [], stacking: "best", expected: "1" },
  { multipliers: ["2", "1.5"], stacking: "best", expected: "2" },
  { multipliers: ["1.5", "2"], stacking: "best", expected: "2" },
  { multipliers: [], stacking: "add", expected: "1" },
  { multipliers: ["2", "1.5"], stacking: "add", expected: "2.5" },
  { multipliers: ["2", "1.5", "1.25"], stacking: "multiply", expected: "3.75" },
] as const)("makes $expected out of $multipliers by $stacking", ({ multipliers, stacking, expected }) => {
  expect(combineMultipliers(multipliers, stacking)).toEqual(fromDecimal(expected));
});

it("loses nothing of many decimals", () => {
  expect(combineMultipliers(["1.01", "1.01", "1.01"], "multiply")).toEqual(fraction(1_030_301, 1_000_000));
});

it.each(["1", "1.5", " 2.25 ", "10", "10.00"])("takes %s", (text) => {
  expect(multiplier.safeParse(text).success).toBe(true);
});

it.each(["0", "0.99", "1000", "10.01", "-1", "1.555", "1,5", "two", ""])(
  "refuses %s in plain words",
  (text) => {
    expect(multiplier.safeParse(text).error?.issues[0]?.message).toBe(
      "Enter a number from 1 to 10, with up to two decimals.",
    );
  },
);
