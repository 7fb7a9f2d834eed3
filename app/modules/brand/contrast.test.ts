import { expect, it } from "vitest";
import { contrast } from "./contrast.ts";

it.each([
  ["#000000", "#ffffff", 21],
  ["#ffffff", "#FFFFFF", 1],
  ["#777777", "#ffffff", 4.48],
  ["#767676", "#ffffff", 4.54],
  ["#1a6b4f", "#ffffff", 6.45],
])("knows how well %s is read on %s", (one, other, expected) => {
  expect(contrast(one, other)).toBeCloseTo(expected, 1);
  expect(contrast(other, one)).toBeCloseTo(expected, 1);
});

it("knows nothing of what is no colour", () => {
  expect(contrast("#12", "#ffffff")).toBeNull();
  expect(contrast("#ffffff", "red")).toBeNull();
});
