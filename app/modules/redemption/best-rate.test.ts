import { expect, it } from "vitest";
import { toCurrencyCode, toMinorUnits } from "#app/vocabulary/money.ts";
import { bestRate, worthAt } from "./best-rate.ts";
import { rewardTerms } from "./reward.ts";

const reward = (rewardId: number, kind: string, settings: object) => ({
  rewardId,
  revision: 1,
  status: "active" as const,
  position: 0,
  terms: rewardTerms.parse({ offer: { kind, settings }, conditions: {} }),
});
const five = reward(1, "amountOff", { cost: 500, amounts: { EUR: "5", USD: "6" } });
const ten = reward(2, "giftCard", { cost: 900, amounts: { EUR: "10" } });
const each = reward(3, "anyAmountOff", { step: 90, amounts: { EUR: "1" }, least: 180 });
const shipping = reward(4, "freeShipping", { cost: 1 });
const best = (code: string, ...rewards: (typeof five)[]) => {
  const currency = toCurrencyCode(code);
  return currency && bestRate(rewards, currency);
};

it("finds the reward that gives the most money for a point, the first of equals", () => {
  expect(best("EUR", five, ten, each, shipping)).toEqual({ rewardId: 2, points: 900, amount: 1000 });
  expect(best("EUR", each, ten)).toEqual({ rewardId: 3, points: 90, amount: 100 });
});

it("knows no rate where no reward gives an amount in the currency", () => {
  expect(best("JPY", five, ten, each)).toBeNull();
  expect(best("EUR", shipping)).toBeNull();
  expect(best("EUR")).toBeNull();
});

it("rounds what points are worth down", () => {
  const rate = { rewardId: 1, points: 300, amount: toMinorUnits(500) };
  expect(worthAt(rate, 1000)).toBe(1666);
  expect(worthAt(rate, 9_000_000_000_000)).toBe(15_000_000_000_000);
  expect(worthAt(rate, 0)).toBe(0);
});
