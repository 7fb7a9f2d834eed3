import { expect, it } from "vitest";
import { readOptions } from "./options.ts";

it("measures everything, up to a million entries, unless asked for one part or for more", () => {
  expect(readOptions([])).toEqual({ only: undefined, largest: 1_000_000, help: false });
  expect(readOptions(["--only", "growth", "--growth"])).toEqual({
    only: "growth",
    largest: 10_000_000,
    help: false,
  });
});

it.each([
  [["--only", "speed"], "--only must be one of: accept, apply, ledger, holds, tiers, views, sizes, growth."],
  [["--colour", "red"], "Unknown option '--colour'"],
])("refuses %j in plain words", (args, words) => {
  expect(() => readOptions(args)).toThrow(words);
});
