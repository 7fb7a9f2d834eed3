import { expect, it } from "vitest";
import { order } from "#tests/factories/order.ts";
import { orderRuleFacts, refusals } from "#tests/factories/order-rule-facts.ts";
import { multiplierCampaign } from "./multiplier-campaign.ts";

const settings = multiplierCampaign.schema.parse({
  name: "May",
  multiplier: "2",
  firstDay: "2026-05-01",
  lastDay: "2026-05-31",
});

it.each(["2026-05-01", "2026-05-15", "2026-05-31"] as const)("runs on %s, its last day included", (day) => {
  expect(multiplierCampaign.award(orderRuleFacts({ day }), settings)).toEqual({ multiplier: "2" });
});

it.each(["2026-04-30", "2026-06-01", "2025-05-15"] as const)("does not run on %s", (day) => {
  expect(multiplierCampaign.award(orderRuleFacts({ day }), settings)).toBeNull();
});

it.each([
  { change: { channels: ["online" as const] }, runs: true },
  { change: { channels: ["pos" as const] }, runs: false },
  { change: { segments: ["vip"] }, runs: true },
  { change: { segments: ["new", "vip"] }, runs: true },
  { change: { segments: ["new"] }, runs: false },
  { change: { tiers: ["gold"] }, runs: true },
  { change: { tiers: ["silver"] }, runs: false },
])("is only for whom it is meant: $change", ({ change, runs }) => {
  const facts = orderRuleFacts({ order: order(), customerTags: [" VIP "], tierId: "gold" });
  expect(multiplierCampaign.award(facts, { ...settings, ...change }) !== null).toBe(runs);
});

it("is for nobody without a tier when it is for tiers", () => {
  expect(multiplierCampaign.award(orderRuleFacts(), { ...settings, tiers: ["gold"] })).toBeNull();
});

it("asks for the customer's tags only when it is for some of them", () => {
  expect(multiplierCampaign.needs?.(settings)).toEqual({ customerTags: false });
  expect(multiplierCampaign.needs?.({ ...settings, segments: ["vip"] })).toEqual({ customerTags: true });
});

it("says what it gives", () => {
  expect(multiplierCampaign.describe(settings)).toBe("May: 2 times the points, 2026-05-01 to 2026-05-31");
});

const MULTIPLIER = "Enter a number from 1 to 10, with up to two decimals.";
it.each([
  [{ multiplier: "0" }, { multiplier: MULTIPLIER }],
  [{ multiplier: "1000" }, { multiplier: MULTIPLIER }],
  [{ multiplier: "0.5" }, { multiplier: MULTIPLIER }],
  [{ multiplier: "1.555" }, { multiplier: MULTIPLIER }],
  [{ lastDay: "2026-04-30" }, { lastDay: "This is before the first day." }],
  [{ firstDay: "2026-02-30" }, { firstDay: "Choose a day." }],
  [{ firstDay: "" }, { firstDay: "Choose a day." }],
  [{ channels: [] }, { channels: "Choose at least one channel." }],
  [{ name: " " }, { name: "Enter a name." }],
])("refuses %j in plain words", (change, words) => {
  expect(refusals(multiplierCampaign.schema, { ...settings, ...change })).toEqual(words);
});
