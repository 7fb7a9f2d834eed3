import { describe, expect, it } from "vitest";
import { convert, decimal, graphqlDecimal, partOf, spread, taxOn } from "./money.ts";

describe("money as text", () => {
  it.each([
    [1050, "USD", "10.50", "10.5"],
    [-5, "EUR", "-0.05", "-0.05"],
    [1050, "JPY", "1050", "1050.0"],
    [1050, "KWD", "1.050", "1.05"],
    [0, "USD", "0.00", "0.0"],
  ])("writes %d %s as %s in webhooks and %s in the Admin API", (amount, currency, webhook, graphql) => {
    expect(decimal(amount, currency)).toBe(webhook);
    expect(graphqlDecimal(amount, currency)).toBe(graphql);
  });
});

describe("shares", () => {
  it.each([
    [100, [1, 1, 1], [33, 33, 34]],
    [10, [0, 5, 5], [0, 5, 5]],
    [2, [1, 1, 1], [0, 1, 1]],
    [0, [3, 4], [0, 0]],
    [5, [0, 0], [0, 0]],
  ])("spreads %d over %o as %o", (total, weights, shares) => {
    expect(spread(total, weights)).toEqual(shares);
  });

  it("stays exact where floats do not", () => {
    expect(partOf(9_007_199_254_740_991, 1, 3)).toBe(3_002_399_751_580_330);
  });
});

describe("conversion and tax", () => {
  it("goes from minor units to minor units", () => {
    expect(convert(1000, "EUR", "JPY", 160.5)).toBe(1605);
    expect(convert(1000, "JPY", "KWD", 0.0021)).toBe(2100);
    expect(convert(1234, "EUR", "EUR", 7)).toBe(1234);
  });

  it("finds tax inside a price or adds it on top", () => {
    expect(taxOn(1190, 0.19, true)).toBe(190);
    expect(taxOn(1000, 0.19, false)).toBe(190);
    expect(taxOn(50, 0.13, false)).toBe(7);
  });
});
