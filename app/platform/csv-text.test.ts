import { expect, it } from "vitest";
import { csvFile, csvText } from "./csv-text.ts";

it("writes text, numbers, instants and nothing, with quotation marks where they are needed", () => {
  const cells = [
    "Ada",
    "Lovelace, Ada",
    'the "first"',
    "two\nlines",
    12,
    null,
    new Date("2026-05-01T10:00:00Z"),
  ];
  expect(csvText([cells])).toBe(
    'Ada,"Lovelace, Ada","the ""first""","two\nlines",12,,2026-05-01T10:00:00.000Z\n',
  );
});

it.each([
  ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
  ["+4930123456", "'+4930123456"],
  ["-2+3", "'-2+3"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\tx", "'\tx"],
  ["-40", "-40"],
  ["ada@example.com", "ada@example.com"],
])("keeps a spreadsheet from running %j", (cell, text) => {
  expect(csvText([[cell]])).toBe(`${text}\n`);
});

it("leaves numbers below zero as they are", () => {
  expect(csvText([[-40]])).toBe("-40\n");
});

it("begins a file with its columns, also when there is nothing in it", async () => {
  const pages = async function* () {
    yield [];
    yield [["b", 2]];
  };
  const pieces = [];
  for await (const piece of csvFile(["Name", "Points"], pages())) pieces.push(piece);
  expect(pieces).toEqual(["\ufeffName,Points\n", "b,2\n"]);
});
