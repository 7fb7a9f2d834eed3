import { expect, it } from "vitest";
import type { RedemptionTerms } from "#app/modules/redemption/index.ts";
import { currency, minor } from "#tests/factories/order.ts";
import { discountFor } from "./discount-for.ts";

const EUR = currency("EUR");
const CAD = currency("CAD");

type Discounting = Parameters<typeof discountFor>[0];

const terms = (benefit: Discounting, some: Partial<RedemptionTerms> = {}): RedemptionTerms => ({
  benefit,
  minimumSpend: null,
  products: [],
  collections: [],
  combinesWith: [],
  channels: ["online"],
  ...some,
});

const made = (benefit: Discounting, some: Partial<RedemptionTerms> = {}) =>
  discountFor(benefit, terms(benefit, some), EUR);

/** What the function is told. */
function told(discount: ReturnType<typeof made>): unknown {
  if (discount.kind !== "function") throw new Error("it is not decided by the function");
  return { classes: discount.discountClasses, ...JSON.parse(discount.metafields[0]?.value ?? "{}") };
}

const fiveOff = { gives: "amount", amount: minor(500), currency: EUR } as const;

it("asks for Shopify's own discount where that keeps the promise to the letter", () => {
  expect(made(fiveOff, { minimumSpend: { amount: 3000, currency: "EUR" }, products: ["71"] })).toEqual({
    kind: "basic",
    value: { amount: "5.00" },
    minimum: "30.00",
    products: ["gid://shopify/Product/71"],
    collections: [],
  });
  const shipping = { gives: "shipping", upTo: minor(900), currency: EUR } as const;
  expect(made(shipping)).toEqual({ kind: "shipping", minimum: null, upTo: "9.00" });
});

it.each([
  [
    "a most that a percentage takes off",
    { gives: "percent", percent: 20, cap: minor(1500), currency: EUR },
    { classes: ["ORDER"], percent: 20, cap: { amount: "15.00", currency: "EUR" }, productIds: [] },
  ],
  [
    "an amount in another currency than the shop's, which Shopify would convert",
    { gives: "amount", amount: minor(750), currency: CAD },
    { classes: ["ORDER"], percent: 100, cap: { amount: "7.50", currency: "CAD" } },
  ],
  [
    "one piece of a product: Shopify would give every piece in the cart",
    { gives: "product", productIds: ["71"], percent: 100 },
    { classes: ["PRODUCT"], percent: 100, cap: null, pieces: 1, productIds: ["71"] },
  ],
] satisfies [string, Discounting, object][])("leaves to the function %s", (_, benefit, settings) => {
  expect(told(made(benefit))).toMatchObject({ gives: "capped_percent", ...settings });
});
