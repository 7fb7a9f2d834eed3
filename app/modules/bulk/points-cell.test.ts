import { expect, it } from "vitest";
import { readPointsCell } from "./points-cell.ts";

it.each([
  ["250", 250],
  [" 250 ", 250],
  ["'250", 250],
  ["+250", 250],
  ["-40", -40],
  ["\u221240", -40],
  ["0", 0],
  ["-0", 0],
  ["007", 7],
  ["120.00", 120],
  ["120,0", 120],
  ["1 234", 1234],
  ["1\u00a0234\u202f567", 1_234_567],
  ["1'234", 1234],
  ["1,234,567", 1_234_567],
  ["1.234.567", 1_234_567],
  ["1,234.00", 1234],
  ["1.234,00", 1234],
  ["10000000", 10_000_000],
])("reads %j as %i", (cell, points) => {
  expect(readPointsCell(cell)).toEqual({ ok: true, points });
});

it.each([
  [undefined, "no points"],
  ["", "no points"],
  ["'", "no points"],
  ["12.5", "“12.5” is not a whole number"],
  ["12,50", "not a whole number"],
  [".5", "not a whole number"],
  ["1,234", "“1,234” can be read in two ways"],
  ["-1.234", "can be read in two ways"],
  ["=A2*10", "“=A2*10” is a formula"],
  ["'=A2*10", "is a formula"],
  ["1.2E+05", "shortened by a spreadsheet"],
  ["5e3", "shortened by a spreadsheet"],
  ["250 pts", "not a number"],
  ["(250)", "not a number"],
  ["--5", "not a number"],
  ["1.234,567", "not a number"],
  ["1,23,456", "not a number"],
  ["NaN", "not a number"],
  ["0x10", "not a number"],
  ["#REF!", "not a number"],
  ["10000001", "More than 10,000,000"],
  ["99999999999999999999", "More than 10,000,000"],
])("refuses %j: %s", (cell, words) => {
  expect(readPointsCell(cell)).toEqual({ ok: false, problem: expect.stringContaining(words) });
});
