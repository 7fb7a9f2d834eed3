import { expect, it } from "vitest";
import { formatMoney, toCurrencyCode } from "#app/vocabulary/money.ts";
import { contradictions } from "./contradictions.ts";
import { doubts } from "./doubts.ts";
import { rewardTerms } from "./reward.ts";

const eur = toCurrencyCode("EUR");
const terms = (kind: string, settings: object, conditions: object = {}) =>
  rewardTerms.parse({ offer: { kind, settings: { cost: 500, ...settings } }, conditions });
const refusals = (of: ReturnType<typeof terms>, taken = 0) => contradictions(of, taken, formatMoney);
const worries = (of: ReturnType<typeof terms>) => (eur ? doubts(of, eur, formatMoney) : null);

const five = { amounts: { EUR: "5" } };
const tenPercent = { percent: 10, cap: { EUR: "5" } };

it.each([
  ["an amount off", terms("amountOff", five, { minimumSpend: { EUR: "20" }, products: ["1"] })],
  [
    "a percentage whose cap counts for large orders only",
    terms("percentOff", tenPercent, { minimumSpend: { EUR: "49.99" } }),
  ],
  [
    "free shipping beside goods at a lower price",
    terms("freeShipping", { upTo: {} }, { combinesWith: ["product"] }),
  ],
  [
    "a gift card for some tiers, once each",
    terms("giftCard", five, { tiers: ["gold"], perPerson: 1, stock: 5 }),
  ],
])("keeps %s", (_, kept) => {
  expect(refusals(kept)).toEqual({});
});

it("refuses a cap that every order reaches", () => {
  expect(refusals(terms("percentOff", tenPercent, { minimumSpend: { EUR: "50" } }))).toEqual({
    cap: "Every order of at least €50.00 reaches €5.00, so the percentage never counts. Raise this, or make it an amount off.",
  });
});

it("refuses fewer than members have taken", () => {
  expect(refusals(terms("amountOff", five, { stock: 3 }), 4)).toEqual({
    stock: "Members have taken 4 already: enter at least 4.",
  });
  expect(refusals(terms("amountOff", five, { stock: 4 }), 4)).toEqual({});
});

it("refuses what Shopify would not keep for the kind", () => {
  const goods = { products: ["1"] };
  expect(refusals(terms("freeShipping", {}, { combinesWith: ["shipping"], ...goods }))).toEqual({
    combinesWith: "Shopify does not combine free shipping with another shipping discount.",
    products: "This is not possible for “Free shipping”.",
  });
  expect(refusals(terms("storeCredit", five, { minimumSpend: { EUR: "5" } }))).toEqual({
    minimumSpend: "This is not possible for “Store credit”.",
  });
  expect(refusals(terms("product", { products: ["1"] }, { collections: ["2"] }))).toEqual({
    collections: "This is not possible for “Free or discounted product”.",
  });
});

it("doubts an amount above the minimum spend, and a currency without one", () => {
  const rich = { amounts: { EUR: "30", USD: "30" } };
  expect(worries(terms("amountOff", rich, { minimumSpend: { EUR: "25" } }))).toEqual([
    "It takes off €30.00, but an order of €25.00 is enough: that order costs nothing, and the shopper loses the rest.",
    "There is no minimum spend in USD, so nobody can have this reward in that currency.",
  ]);
  expect(worries(terms("amountOff", rich, { minimumSpend: { EUR: "30", USD: "30" } }))).toEqual([]);
  expect(worries(terms("amountOff", rich))).toEqual([]);
});

it("doubts what the store's own customers cannot have, and whole orders for nothing", () => {
  expect(worries(terms("amountOff", { amounts: { USD: "5" } }))).toEqual([
    "There is no amount in EUR, the currency of your store: only other markets see this reward.",
  ]);
  expect(worries(terms("percentOff", { percent: 100, cap: {} }))).toEqual([
    "A whole order is free, whatever it costs. Enter an amount at “At most” if you do not mean that.",
  ]);
  expect(worries(terms("percentOff", { percent: 100, cap: { EUR: "50" } }))).toEqual([]);
});
