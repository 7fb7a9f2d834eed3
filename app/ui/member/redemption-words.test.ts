import { expect, it } from "vitest";
import { createFormat } from "../format.ts";
import { redemptionSentence, type RedemptionFacts } from "./redemption-words.ts";

const format = createFormat({ locale: "en", timeZone: "UTC", currency: "EUR" });
const issued: RedemptionFacts = {
  state: "issued",
  surface: "checkout",
  createdAt: new Date("2026-11-01T10:00:00Z"),
  expiresAt: new Date("2026-12-01T10:00:00Z"),
  closedAt: null,
  releaseReason: null,
  orderName: null,
};
const closedAt = new Date("2026-11-03T10:00:00Z");

it.each([
  [{}, "Taken at checkout on Nov 1, 2026. Can be used until Dec 1, 2026, 10:00 AM."],
  [{ state: "reserved" }, "Taken at checkout on Nov 1, 2026. Being made in Shopify."],
  [
    { state: "captured", surface: "pos", closedAt, orderName: "#1001" },
    "Taken at the till on Nov 1, 2026. Used with order #1001 on Nov 3, 2026.",
  ],
  [
    { state: "captured", surface: "account", closedAt },
    "Taken in the account on Nov 1, 2026. Given on Nov 3, 2026.",
  ],
  [
    { state: "released", surface: "admin", closedAt, releaseReason: "deleted_in_shopify" },
    "Taken by staff on Nov 1, 2026. The discount was deleted in Shopify on Nov 3, 2026: the points went back.",
  ],
] as const)("tells of %j: %s", (changes, sentence) => {
  expect(redemptionSentence({ ...issued, ...changes }, format)).toBe(sentence);
});
