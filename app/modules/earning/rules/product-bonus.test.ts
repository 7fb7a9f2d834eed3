import { expect, it } from "vitest";
import { orderRuleFacts, refusals } from "#tests/factories/order-rule-facts.ts";
import { fraction } from "../fraction.ts";
import { productBonus } from "./product-bonus.ts";

const settings = productBonus.schema.parse({ products: ["9001", "9002"], points: 10 });
const goods = (...pieces: [string | null, number][]) =>
  orderRuleFacts({
    goods: pieces.map(([productId, count]) => ({ productId, collectionIds: [], pieces: count })),
  });

it("gives points for each piece of its products", () => {
  expect(productBonus.award(goods(["9001", 2], ["9002", 1], ["9003", 5]), settings)).toEqual({
    points: fraction(30),
  });
});

it("gives them once per order where the merchant says so", () => {
  expect(productBonus.award(goods(["9001", 2]), { ...settings, per: "order" })).toEqual({
    points: fraction(10),
  });
});

it("gives nothing for other goods, and for pieces that went back (E23)", () => {
  expect(productBonus.award(goods(["9003", 1], [null, 1], ["9001", 0]), settings)).toBeNull();
});

it("says what it gives", () => {
  expect(productBonus.describe(settings)).toBe("10 points for each piece of 2 products");
});

it.each([
  [{ products: [] }, { products: "Choose at least one product." }],
  [{ products: ["shoes"] }, { products: "One of these is not a Shopify id." }],
  [{ points: -1 }, { points: "Enter a whole number from 1 to 1000000." }],
])("refuses %j in plain words", (change, words) => {
  expect(refusals(productBonus.schema, { ...settings, ...change })).toEqual(words);
});
