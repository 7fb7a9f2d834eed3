import { describe, expect, it } from "vitest";
import { tiersSettings } from "#app/modules/tiers/settings.ts";
import { readTiersDraft, toTiersDraft, type TierDraft } from "./tiers-draft.ts";
import { describeTiersChanges } from "./tiers-words.ts";

const settings = tiersSettings.parse({
  graceDays: 30,
  tiers: [
    { id: "silver", name: "Silver", threshold: "100", multiplier: "1.25", perks: ["Early access"] },
    { id: "gold", name: "Gold", threshold: "250.50", keep: "200", multiplier: "1.5", reward: 50 },
  ],
});
const draft = toTiersDraft(settings);
const change = (place: number, changes: Partial<TierDraft>) => ({
  ...draft,
  tiers: draft.tiers.map((tier, index) => (index === place ? { ...tier, ...changes } : tier)),
});

it("gives back the settings that it was made of", () => {
  expect(readTiersDraft(draft)).toEqual({ settings });
});

it("reads a comma as decimals, and perks one to a line", () => {
  expect(readTiersDraft(change(1, { threshold: "260,5", perks: "A\n\n B \n" }))).toMatchObject({
    settings: { tiers: [{}, { threshold: "260.5", perks: ["A", "B"] }] },
  });
});

it("reads what the checkout gives, where nothing typed is nothing given", () => {
  const typed = { orderPercent: " 10 %", productPercent: "", freeShipping: "cheapest" };
  expect(readTiersDraft(change(1, typed))).toMatchObject({
    settings: { tiers: [{}, { orderPercent: 10, productPercent: 0, freeShipping: "cheapest" }] },
  });
});

it("tells what the checkout will give otherwise, and other products though they are as many", () => {
  const chosen = tiersSettings.parse({
    tiers: [{ id: "a", name: "A", productPercent: 20, perkProducts: ["1"], perkCollections: ["7"] }],
  });
  const changed = tiersSettings.parse({
    tiers: [{ ...chosen.tiers[0], orderPercent: 5, freeShipping: "any", perkProducts: ["2"] }],
  });
  expect(describeTiersChanges(chosen, changed)).toEqual([
    "A: off every order 0% → 5%; free shipping no → any option; other products chosen",
  ]);
  const more = tiersSettings.parse({ tiers: [{ ...chosen.tiers[0], perkProducts: ["1", "2"] }] });
  expect(describeTiersChanges(chosen, more)).toEqual([
    "A: chosen products 1 product, 1 collection → 2 products, 1 collection",
  ]);
});

describe("refuses in plain words", () => {
  it.each([
    [1, { threshold: "100", keep: "" }, "tiers.1.threshold", "Enter more than 100, which Silver asks for."],
    [1, { threshold: "99", keep: "" }, "tiers.1.threshold", "Enter more than 100, which Silver asks for."],
    [
      0,
      { threshold: "1.000,50" },
      "tiers.0.threshold",
      "Enter a number such as 500 or 99.50, without separators.",
    ],
    [1, { keep: "300" }, "tiers.1.keep", "Keeping a tier cannot ask for more than entering it."],
    [1, { multiplier: "0" }, "tiers.1.multiplier", "Enter a number from 1 to 10, such as 1.5."],
    [1, { multiplier: "1000" }, "tiers.1.multiplier", "Enter a number from 1 to 10, such as 1.5."],
    [1, { multiplier: "1.1" }, "tiers.1.multiplier", "Enter at least 1.25, which Silver gives."],
    [1, { name: " " }, "tiers.1.name", "Give the tier a name."],
    [1, { name: "silver" }, "tiers.1.name", "Another tier has this name."],
    [1, { reward: "-5" }, "tiers.1.reward", "Enter whole points, from 0."],
    [1, { reward: "1.5" }, "tiers.1.reward", "Enter whole points, from 0."],
    [1, { orderPercent: "101" }, "tiers.1.orderPercent", "Enter a whole percentage from 0 to 100."],
    [1, { orderPercent: "7.5" }, "tiers.1.orderPercent", "Enter a whole percentage from 0 to 100."],
    [1, { freeShipping: "often" }, "tiers.1.freeShipping", expect.stringContaining("Invalid option")],
    [1, { productPercent: "20" }, "tiers.1.perkProducts", "Choose products or collections."],
    [
      1,
      { perkProducts: ["1"] },
      "tiers.1.productPercent",
      "Enter a percentage above 0, or choose no products.",
    ],
  ])("tier %i with %o", (place, changes, field, message) => {
    expect(readTiersDraft(change(place, changes))).toEqual({ errors: { [field]: message } });
  });

  it("decimals of points and orders, and a grace period without end", () => {
    const points = { ...draft, fields: { ...draft.fields, counter: "points" } };
    expect(readTiersDraft(points)).toEqual({ errors: { "tiers.1.threshold": "Enter whole points." } });
    const long = { ...draft, fields: { ...draft.fields, graceDays: "366" } };
    expect(readTiersDraft(long)).toEqual({ errors: { graceDays: "Enter whole days, from 0 to 365." } });
  });
});

it("tells tiers that came, went and changed, and a renamed one by its old name", () => {
  const [silver, gold] = settings.tiers;
  if (!silver || !gold) throw new Error("the settings have two tiers");
  const after = tiersSettings.parse({
    ...settings,
    counter: "orders",
    tiers: [
      { ...gold, name: "Ruby", threshold: "3", keep: "" },
      { id: "new", name: "Top", threshold: "9", multiplier: "2" },
    ],
  });
  expect(describeTiersChanges(settings, after)).toEqual([
    "New tier: Top, from 9, 2 × points",
    "Removed: Silver",
    "Gold: name Gold → Ruby; entered from 250.50 → 3; kept from 200 → 3",
    "Counted: money spent of the last 12 months → orders of the last 12 months",
  ]);
  expect(describeTiersChanges(settings, settings)).toEqual([]);
});
