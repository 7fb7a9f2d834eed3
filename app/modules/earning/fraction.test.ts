import { expect, it } from "vitest";
import {
  add,
  atLeastZero,
  fraction,
  fromDecimal,
  isBelow,
  round,
  shareLeft,
  smaller,
  subtract,
  times,
  ZERO,
} from "./fraction.ts";

it("loses nothing of a third", () => {
  const third = fraction(1, 3);
  expect(add(add(third, third), third)).toEqual(fraction(1));
  expect(times(fraction(100), third)).toEqual({ top: 100n, bottom: 3n });
});

it("keeps its lowest terms, below zero too", () => {
  expect(fraction(-50, 100)).toEqual({ top: -1n, bottom: 2n });
  expect(subtract(fraction(1, 4), fraction(3, 4))).toEqual({ top: -1n, bottom: 2n });
});

it.each([
  ["1", { top: 1n, bottom: 1n }],
  ["0.5", { top: 1n, bottom: 2n }],
  ["12.125", { top: 97n, bottom: 8n }],
  ["0.001", { top: 1n, bottom: 1000n }],
])("reads the decimal %s exactly", (text, expected) => {
  expect(fromDecimal(text)).toEqual(expected);
});

it.each([
  [7, 2, "floor", 3n],
  [7, 2, "nearest", 4n],
  [7, 2, "ceil", 4n],
  [10, 3, "nearest", 3n],
  [10, 3, "ceil", 4n],
  [6, 2, "ceil", 3n],
  [0, 1, "ceil", 0n],
] as const)("rounds %i/%i by %s to %i", (top, bottom, way, expected) => {
  expect(round(fraction(top, bottom), way)).toBe(expected);
});

it("compares without dividing", () => {
  expect(isBelow(fraction(1, 3), fraction(34, 100))).toBe(true);
  expect(smaller(fraction(2, 3), fraction(1, 2))).toEqual(fraction(1, 2));
  expect(atLeastZero(fraction(-1, 3))).toEqual(ZERO);
});

it.each([
  [100, 25, fraction(3, 4)],
  [100, 100, ZERO],
  [100, 250, ZERO],
  [0, 50, fraction(1)],
])("leaves of %i after %i went the share that is left", (whole, gone, left) => {
  expect(shareLeft(fraction(whole), fraction(gone))).toEqual(left);
});
