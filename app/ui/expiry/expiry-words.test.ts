import { expect, it } from "vitest";
import { defaultExpirySettings, expirySettings } from "#app/modules/expiry/settings.ts";
import { readFormDraft, toFormDraft } from "../settings-form/form-draft.ts";
import { describeExpiryChanges, EXPIRY_FIELDS, lifeInWords } from "./expiry-words.ts";

it.each([
  [{ kind: "never" }, "never"],
  [{ kind: "months", months: 1 }, "1 month after they were earned"],
  [{ kind: "days", days: 90 }, "90 days after they were earned"],
  [{ kind: "month_end", months: 6 }, "at the end of the month, 6 months after they were earned"],
  [{ kind: "year_end", years: 0 }, "at the end of the year in which they were earned"],
  [{ kind: "year_end", years: 2 }, "at the end of the year, 2 years after they were earned"],
  [
    { kind: "yearly_date", yearlyOn: "03-31", yearlyMinDays: 90 },
    "every year after 03-31, when they are 90 days old or older",
  ],
] as const)("says when points of %o expire", (settings, words) => {
  expect(lifeInWords(expirySettings.parse(settings))).toBe(words);
});

it("says each change in words, and nothing when nothing changed", () => {
  const before = defaultExpirySettings();
  expect(describeExpiryChanges(before, expirySettings.parse({}))).toEqual([]);
  const after = expirySettings.parse({ kind: "months", months: 12, inactivityMonths: 6, warnDays: [1] });
  expect(describeExpiryChanges(before, after)).toEqual([
    "Points expire: never → 12 months after they were earned",
    "Quiet members: keep their points → lose them after 6 months",
    "Warnings: 30, 7, 1 days before → 1 day before",
  ]);
});

it("has a field for every setting, and reads each kind back as it was", () => {
  expect(new Set(EXPIRY_FIELDS.map(({ name }) => name))).toEqual(new Set(Object.keys(expirySettings.shape)));
  const settings = expirySettings.parse({ kind: "month_end", months: 3, inactivityMonths: 18 });
  expect(readFormDraft(expirySettings, EXPIRY_FIELDS, toFormDraft(settings))).toEqual({ settings });
});
