import { expect, it } from "vitest";
import { defaultEarningSettings, earningSettings } from "#app/modules/earning/settings.ts";
import { describeChanges } from "./describe-changes.ts";

const before = defaultEarningSettings();

it("says nothing when nothing changed", () => {
  expect(describeChanges(before, defaultEarningSettings())).toEqual([]);
});

it("says each change in words", () => {
  const after = {
    ...before,
    pointsPerUnit: "2",
    rounding: "nearest",
    moment: "fulfilled",
    waitDays: 14,
    tax: true,
    giftCards: "never",
    channels: ["online", "pos"],
    shortage: "floor",
  } as const;
  expect(describeChanges(before, { ...after, channels: [...after.channels] })).toEqual([
    "Points per unit of currency: 1 → 2",
    "Rounding: down → to the nearest point",
    "Points are given: when paid → when fulfilled",
    "Waiting time: 0 days → 14 days",
    "Tax: not counted → counted",
    "Gift cards: earn when spent → never earn",
    "Channels: Online store, Point of sale, Draft orders, Subscriptions, Other → Online store, Point of sale",
    "Points taken back that were spent already: are owed → are forgiven",
  ]);
});

it("tells what came to a list and what left it", () => {
  const old = { ...before, excludedProductTags: ["sale", "outlet"] };
  expect(describeChanges(old, { ...before, excludedProductTags: ["sale", "gift"] })).toEqual([
    "Product tags that earn nothing: added gift; removed outlet",
  ]);
});

it("tells which rules came and went, and which were switched off", () => {
  const rule = { id: "a", kind: "firstOrder", settings: { points: 50 } };
  const on = earningSettings.parse({ rules: [rule] });
  const off = earningSettings.parse({ rules: [{ ...rule, on: false }] });
  const words = "First order: 50 points for the first order";
  expect(describeChanges(before, on)).toEqual([`Rules: added ${words}`]);
  expect(describeChanges(on, off)).toEqual([`Rules: added ${words} (off); removed ${words}`]);
});

it("has words for every setting", () => {
  const after = earningSettings.parse({
    enabled: false,
    pointsPerUnit: "3",
    rounding: "ceil",
    moment: "fulfilled",
    waitDays: 1,
    discounts: "before",
    tax: true,
    shipping: true,
    tips: true,
    duties: true,
    cashRounding: true,
    giftCards: "bought",
    giftCardProducts: ["1"],
    excludedTenders: ["cash"],
    testOrders: true,
    channels: [],
    excludedProducts: ["2"],
    excludedCollections: ["3"],
    excludedProductTags: ["a"],
    excludedCustomerTags: ["b"],
    shortage: "floor",
    stacking: "add",
    rules: [{ id: "a", kind: "firstOrder", settings: { points: 50 } }],
  });
  expect(describeChanges(before, after)).toHaveLength(Object.keys(earningSettings.shape).length);
});
