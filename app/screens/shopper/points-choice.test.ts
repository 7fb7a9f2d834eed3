import { expect, it } from "vitest";
import { currency, minor } from "#tests/factories/order.ts";
import { defaultBrand, speakerFor } from "#app/modules/brand/index.ts";
import { toPoints } from "#app/vocabulary/points.ts";
import { mostPoints, pointsChoice } from "./points-choice.ts";

const step = (least: number, most: number | null, each = 100, size = 100) => ({
  price: { least: toPoints(least), most: most === null ? null : toPoints(most), step: toPoints(size) },
  each: minor(each),
  currency: currency("EUR"),
});

it.each([
  ["what the member has, in whole steps", step(100, null), 1_250, null, 1_200],
  ["what the reward takes at once", step(100, 500), 1_250, null, 500],
  ["what the goods cost", step(100, null), 1_250, minor(790), 700],
  ["the least, when less would be left", step(300, null), 250, minor(50), 300],
  ["everything, where points are worth less than a cent", step(100, null, 0), 1_250, minor(790), 1_200],
])("offers at most %s", (_, ours, spendable, goods, expected) => {
  expect(mostPoints(ours, spendable, goods)).toBe(expected);
});

it.each([
  [step(100, null), 100, [100]],
  [step(100, null), 300, [100, 200, 300]],
  [step(100, null), 1_200, [100, 200, 500, 1_000, 1_200]],
  [step(500, null), 98_700, [500, 10_000, 20_000, 50_000, 98_700]],
  [step(250, null, 100, 250), 1_000, [250, 500, 1_000]],
])("offers a few round numbers between the ends", (ours, most, expected) => {
  const { options } = pointsChoice(ours, toPoints(most), speakerFor(defaultBrand(), "en"));
  expect(options.map(({ points }) => points)).toEqual(expected);
});
