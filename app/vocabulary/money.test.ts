import { describe, expect, it } from "vitest";
import { currency, minor } from "#tests/factories/order.ts";
import {
  currencyExponent,
  formatDecimal,
  formatMoney,
  parseMoney,
  toCurrencyCode,
  toMinorUnits,
} from "./money.ts";

describe("currencies", () => {
  it.each([
    ["EUR", 2],
    ["JPY", 0],
    ["KRW", 0],
    ["KWD", 3],
    ["BHD", 3],
  ])("has the decimals that ISO 4217 gives %s", (code, exponent) => {
    expect(currencyExponent(currency(code))).toBe(exponent);
  });

  it.each(["eur", "EURO", "XQQ", "", null, undefined, 978, {}])("refuses the code %s", (code) => {
    expect(toCurrencyCode(code)).toBeNull();
  });
});

describe("reading amounts", () => {
  it.each([
    ["12.50", "EUR", 1_250],
    ["12.5", "EUR", 1_250],
    ["12", "EUR", 1_200],
    [89.99, "EUR", 8_999],
    ["0.01", "EUR", 1],
    ["-3", "EUR", -300],
    ["-0.00", "EUR", 0],
    [" 7.00 ", "EUR", 700],
    ["007.10", "EUR", 710],
    ["1234", "JPY", 1_234],
    ["1234.00", "JPY", 1_234],
    ["1.234", "KWD", 1_234],
    ["1.2", "KWD", 1_200],
    ["90071992547409.91", "EUR", 9_007_199_254_740_991],
  ])("reads %s %s as %i of the smallest unit", (text, code, expected) => {
    expect(parseMoney(text, currency(code))).toBe(expected);
  });

  it.each([
    ["1.005", "EUR", 101],
    ["1.004", "EUR", 100],
    ["-1.005", "EUR", -101],
    ["0.5", "JPY", 1],
    ["-0.5", "JPY", -1],
    ["0.4999", "JPY", 0],
    ["1.2345", "KWD", 1_235],
  ])("rounds half away from zero: %s %s is %i", (text, code, expected) => {
    expect(parseMoney(text, currency(code))).toBe(expected);
  });

  it.each([
    "",
    ".5",
    "5.",
    "1,50",
    "1.2.3",
    "1e3",
    "0x10",
    "€5",
    "--1",
    "+1",
    "١٢",
    "Infinity",
    "90071992547409.92",
    "9".repeat(30),
    Number.NaN,
    Number.POSITIVE_INFINITY,
    null,
    undefined,
    true,
    {},
    1n,
  ])("does not take %s for an amount", (text) => {
    expect(parseMoney(text, currency("EUR"))).toBeNull();
  });
});

describe("writing amounts", () => {
  it.each([
    [1_250, "EUR", "12.50"],
    [5, "EUR", "0.05"],
    [-5, "EUR", "-0.05"],
    [0, "EUR", "0.00"],
    [1_234, "JPY", "1234"],
    [5, "KWD", "0.005"],
  ])("writes %i %s as %s", (amount, code, expected) => {
    expect(formatDecimal(minor(amount), currency(code))).toBe(expected);
  });

  it("writes an amount as people of the locale read it", () => {
    expect(formatMoney(minor(123_450), currency("EUR"), "en")).toBe("€1,234.50");
    expect(formatMoney(minor(1_234), currency("JPY"), "en")).toBe("¥1,234");
  });

  it.each([1.5, Number.NaN, 2 ** 53, 9_007_199_254_740_992n])("refuses %s as whole minor units", (value) => {
    expect(() => toMinorUnits(value)).toThrow(RangeError);
  });
});
