import { expect, it } from "vitest";
import { ageWords } from "./liability-words.ts";

it.each([
  [0, 3, "Less than 3 months"],
  [3, 6, "3 to 6 months"],
  [24, null, "More than 24 months"],
])("says how old points are that were earned %s to %s months ago", (fromMonths, toMonths, words) => {
  expect(ageWords({ fromMonths, toMonths })).toBe(words);
});
