import { expect, it } from "vitest";
import { orderRuleFacts, refusals } from "#tests/factories/order-rule-facts.ts";
import { fraction } from "../fraction.ts";
import { collectionBonus } from "./collection-bonus.ts";

const settings = collectionBonus.schema.parse({ collections: ["77"], points: 10 });

it("gives points for each piece of its collections, once for a piece of several", () => {
  const goods = [{ productId: "9001", collectionIds: ["77", "78"], pieces: 2 }];
  const both = { ...settings, collections: ["77", "78"] };
  expect(collectionBonus.award(orderRuleFacts({ goods }), both)).toEqual({ points: fraction(20) });
});

it("gives nothing for other collections", () => {
  expect(collectionBonus.award(orderRuleFacts(), { ...settings, collections: ["78"] })).toBeNull();
});

it("asks for the products' collections to be known", () => {
  expect(collectionBonus.needs?.(settings)).toEqual({ collections: true });
});

it("says what it gives", () => {
  expect(collectionBonus.describe({ ...settings, per: "order" })).toBe(
    "10 points once per order out of a collection",
  );
});

it.each([
  [{ collections: [] }, { collections: "Choose at least one collection." }],
  [{ collections: ["summer"] }, { collections: "One of these is not a Shopify id." }],
])("refuses %j in plain words", (change, words) => {
  expect(refusals(collectionBonus.schema, { ...settings, ...change })).toEqual(words);
});
