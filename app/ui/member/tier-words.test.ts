import { expect, it } from "vitest";
import { createFormat } from "../format.ts";
import { moveSentence, tierSentences, type TierFacts } from "./tier-words.ts";

const format = createFormat({ locale: "en", timeZone: "Europe/Berlin", currency: "EUR" });
const silver: TierFacts = {
  name: "Silver",
  counter: "spend",
  period: "calendar_year",
  progress: {
    value: 20_700,
    next: { name: "Gold", missing: 4_300 },
    keep: { missing: 12_000, by: "2026-12-31" },
  },
  floor: null,
  inGrace: false,
};

it("says how far it is, and what it takes to stay", () => {
  expect(tierSentences(silver, format)).toEqual([
    "€207.00 this year",
    "€43.00 to Gold",
    "€120.00 by Dec 31, 2026 to keep Silver",
  ]);
});

it("counts orders and points in their own words, and tells of grace and of what was set by hand", () => {
  const grace = { ...silver, inGrace: true, floor: { name: "Gold", until: null } };
  const progress = { value: 1, next: null, keep: { missing: 2, by: "2026-06-30" } };
  expect(tierSentences({ ...grace, counter: "orders", period: "lifetime", progress }, format)).toEqual([
    "1 order in all",
    "Grace period: 2 orders by Jun 30, 2026 to stay",
    "Gold was set by hand, without an end",
  ]);
});

it.each([
  [{ from: null, to: "Gold", cause: "order", actor: null }, "Gold, by a purchase or a return"],
  [{ from: "Gold", to: null, cause: "time", actor: null }, "Left Gold, because the time was over"],
  [{ from: "Gold", to: "Silver", cause: "staff", actor: "Robin" }, "Gold → Silver, by hand (Robin)"],
])("tells a move of %o", (move, sentence) => {
  expect(moveSentence(move)).toBe(sentence);
});
