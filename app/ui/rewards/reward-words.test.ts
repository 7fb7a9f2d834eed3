import { expect, it } from "vitest";
import { rewardTerms } from "#app/modules/redemption/reward.ts";
import { createFormat } from "../format.ts";
import { describeRewardChanges } from "./reward-words.ts";

const format = createFormat({ locale: "en", timeZone: "UTC", currency: "EUR" });
const around = { titles: { product: { "1": "Mug" }, collection: {} }, tiers: [{ id: "gold", name: "Gold" }] };
const before = rewardTerms.parse({
  offer: { kind: "percentOff", settings: { cost: 500, percent: 10, cap: {} } },
  conditions: {},
});

it("says each change of a reward in a sentence", () => {
  const after = rewardTerms.parse({
    names: { de: "Zehner" },
    offer: { kind: "percentOff", settings: { cost: 1500, percent: 15, cap: { EUR: "20", JPY: "3000" } } },
    conditions: {
      channels: ["pos"],
      products: ["1", "2"],
      tiers: ["gold"],
      perPerson: 1,
      perPersonIn: "year",
    },
  });
  expect(describeRewardChanges(before, after, around, format)).toEqual([
    "Cost: 500 points → 1,500 points",
    "Percentage off: 10% → 15%",
    "At most: none → €20.00, ¥3,000",
    "Where it can be used: Online store, Point of Sale → Point of Sale",
    "Only for these products: none → Mug, number 2",
    "Only for these tiers: none → Gold",
    "Times for each member: none → 1",
    "Counted: Ever → In a calendar year",
    "Name in German: what it gives → Zehner",
  ]);
});

it("says nothing when nothing changed", () => {
  expect(describeRewardChanges(before, before, around, format)).toEqual([]);
});
