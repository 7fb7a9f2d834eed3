import { expect, it } from "vitest";
import { defaultEarningSettings } from "#app/modules/earning/settings.ts";
import { isDirty, readDraft, toDraft } from "./draft.ts";

const saved = defaultEarningSettings();
const draft = toDraft(saved);

it("gives back the settings that it was made of", () => {
  expect(readDraft(draft)).toEqual({ settings: saved });
  expect(isDirty(draft, saved)).toBe(false);
});

it("takes a decimal comma and spaces for what they mean", () => {
  expect(readDraft({ ...draft, pointsPerUnit: " 1,5 ", waitDays: " 14 " })).toEqual({
    settings: { ...saved, pointsPerUnit: "1.5", waitDays: 14 },
  });
});

it.each([
  [{ pointsPerUnit: "0" }, { pointsPerUnit: "Enter a number above zero." }],
  [
    { pointsPerUnit: "many" },
    { pointsPerUnit: "Enter a number from 0.001 to 99999, with up to three decimals." },
  ],
  [{ waitDays: "" }, { waitDays: "Enter whole days, from 0 to 365." }],
  [{ waitDays: "1.5" }, { waitDays: "Enter whole days, from 0 to 365." }],
  [{ waitDays: "366" }, { waitDays: "Enter whole days, from 0 to 365." }],
  [{ channels: [] }, { channels: "Choose at least one channel, or switch earning off." }],
  [{ excludedProducts: ["shoes"] }, { excludedProducts: "One of these is not a Shopify id." }],
])("refuses %j in plain words", (change, errors) => {
  expect(readDraft({ ...draft, ...change })).toEqual({ errors });
});

it("needs no channel while earning is off", () => {
  expect(readDraft({ ...draft, enabled: false, channels: [] })).toEqual({
    settings: { ...saved, enabled: false, channels: [] },
  });
});

it("notices a change", () => {
  expect(isDirty({ ...draft, tips: true }, saved)).toBe(true);
});
