import { expect, it } from "vitest";
import { STAFF_ACTION_KINDS } from "#app/modules/staff/staff-action.ts";
import { createFormat } from "../format.ts";
import { actionAddress, actionSentence, KINDS } from "./action-sentence.ts";

const format = createFormat({ locale: "en", timeZone: "UTC", currency: "EUR" });

it.each([
  ["points_adjusted", { points: 25 }, "Added 25 points"],
  ["points_adjusted", { points: -1 }, "Took 1 point"],
  ["earning_saved", { version: 2 }, "Saved the earning rule, version 2"],
  ["expiry_saved", { version: 1, appliesTo: "new" }, "Saved the expiry rule, version 1"],
  [
    "expiry_saved",
    { version: 1, appliesTo: "all", startsOn: "2026-12-01" },
    "Saved the expiry rule, version 1, for all points, from Dec 1, 2026",
  ],
  ["bulk_applied", { run: 3, mode: "add", rows: 1200 }, "Changed 1,200 balances with a file"],
  ["bulk_applied", { run: 3, mode: "set", rows: 1200 }, "Set 1,200 balances with a file"],
  ["tiers_saved", { version: 2 }, "Saved the tiers, version 2"],
  ["tiers_saved", { version: 3, startsOn: "2026-12-01" }, "Saved the tiers, version 3, from Dec 1, 2026"],
  ["tier_set", { tier: "gold", until: "2027-01-31" }, "Set a tier by hand, through Jan 31, 2027"],
  ["tier_set", { tier: "gold" }, "Set a tier by hand"],
  ["tier_set", {}, "Ended a tier that was set by hand"],
  ["order_attached", { order: "1001" }, "Attached an order to the member"],
  ["order_detached", { order: "1001" }, "Took an attached order off again"],
  ["birthday_set", {}, "Changed a birthday"],
  ["api_key_made", { prefix: "tl_ab" }, "Made the API key tl_ab…"],
  ["api_key_withdrawn", { key: 3 }, "Withdrew an API key"],
  ["data_exported", { what: "members" }, "Downloaded the list of members"],
  [
    "reward_saved",
    { reward: 12, kind: "amountOff", revision: 2 },
    "Saved the reward “Amount off”, number 12, version 2",
  ],
  [
    "reward_status_set",
    { reward: 12, kind: "giftCard", status: "draft" },
    "Paused the reward “Gift card”, number 12",
  ],
  ["reward_given", { reward: 12, points: 500 }, "Gave reward number 12 for 500 points"],
  ["reward_taken_back", { reward: 12, points: 500 }, "Took back reward number 12: 500 points returned"],
  ["rewards_sorted", {}, "Sorted the rewards"],
  [
    "codes_reissued",
    { reward: 12, kind: "amountOff", codes: 1200 },
    "Re-issued 1,200 codes of the reward “Amount off”, number 12",
  ],
  ["something_new", {}, "something new"],
])("says %s with %j as: %s", (kind, detail, sentence) => {
  expect(actionSentence({ kind, detail }, format)).toBe(sentence);
});

it("lets every kind be chosen, and leads to what was done", () => {
  expect(KINDS.map(({ value }) => value).sort()).toEqual([...STAFF_ACTION_KINDS].sort());
  expect(actionAddress({ kind: "bulk_applied", detail: { run: 3 } })).toBe("/app/data/imports/3");
  expect(actionAddress({ kind: "tiers_saved", detail: {} })).toBe("/app/program/tiers");
  expect(actionAddress({ kind: "expiry_saved", detail: {} })).toBe("/app/program/expiry");
  expect(actionAddress({ kind: "reward_saved", detail: { reward: 12 } })).toBe("/app/program/rewards/12");
  expect(actionAddress({ kind: "points_adjusted", detail: {} })).toBeNull();
});
