import fc from "fast-check";
import { expect, it } from "vitest";
import type { CartLine, CartLinesInput, DeliveryOptionsInput, DiscountInput } from "../src/function-input.ts";
import { cartDeliveryOptionsDiscountsGenerateRun, cartLinesDiscountsGenerateRun } from "../src/index.ts";

const line = (nth: number, amount: string, currencyCode = "EUR", isGiftCard = false): CartLine => ({
  id: `gid://shopify/CartLine/${nth}`,
  quantity: 1,
  cost: { amountPerQuantity: { amount }, subtotalAmount: { amount, currencyCode } },
  merchandise: {
    __typename: "ProductVariant",
    product: { id: `gid://shopify/Product/${nth}`, isGiftCard, inCollections: [] },
  },
});

const around = (member: unknown, config: unknown): DiscountInput => ({
  cart: {
    buyerIdentity: { isAuthenticated: true, customer: { member: { jsonValue: member } } },
    retailLocation: null,
  },
  discount: { discountClasses: ["ORDER", "PRODUCT", "SHIPPING"], config: { jsonValue: config } },
  localization: { language: { isoCode: "EN" } },
  shop: { localTime: { date: "2026-11-25" } },
});

const withLines = (input: DiscountInput, lines: CartLine[]): CartLinesInput => ({
  ...input,
  cart: { ...input.cart, lines },
});

const withDelivery = (input: DiscountInput): DeliveryOptionsInput => ({
  ...input,
  cart: {
    ...input.cart,
    deliveryGroups: [
      { deliveryOptions: [{ handle: "a", deliveryMethodType: "SHIPPING", cost: { amount: "5.0" } }] },
    ],
  },
});

/** The right shape with anything in its places, and anything at all. */
const anything = fc.oneof(fc.jsonValue(), fc.constant(undefined));
const oddMember = fc.oneof(
  anything,
  fc.record({ points: anything, tier: fc.oneof(anything, fc.record({ id: anything })), until: anything }),
  fc.record({ tier: fc.record({ id: fc.constantFrom("gold", "__proto__", "constructor") }) }),
);
const oddPerks = fc.record({
  name: fc.oneof(anything, fc.string()),
  percent: anything,
  shipping: fc.oneof(anything, fc.constantFrom("cheapest", "any")),
  products: fc.oneof(
    anything,
    fc.record({ percent: anything, productIds: anything, collectionIds: anything }),
  ),
});
const oddAmount = fc.oneof(anything, fc.record({ amount: anything, currency: anything }));
const oddConfig = fc.oneof(
  anything,
  fc.record({ gives: fc.constant("perks"), tiers: anything }),
  fc.record({
    gives: fc.constant("perks"),
    tiers: fc.record({ gold: fc.oneof(anything, oddPerks) }),
    message: fc.oneof(anything, fc.dictionary(fc.string(), anything)),
  }),
  fc.record({
    gives: fc.constant("capped_percent"),
    percent: fc.oneof(anything, fc.integer({ min: 1, max: 100 })),
    cap: oddAmount,
    minimum: oddAmount,
    productIds: fc.oneof(anything, fc.constant([])),
    collectionIds: fc.oneof(anything, fc.constant([])),
    pieces: fc.oneof(anything, fc.integer({ min: 1, max: 3 })),
  }),
);

it("never fails a checkout, and never answers what Shopify would refuse, whatever stands in the metafields", () => {
  fc.assert(
    fc.property(oddMember, oddConfig, (member, config) => {
      const input = around(member, config);
      const lines = cartLinesDiscountsGenerateRun(withLines(input, [line(1, "40.0"), line(2, "0.0")]));
      const delivery = cartDeliveryOptionsDiscountsGenerateRun(withDelivery(input));
      for (const [, percent] of JSON.stringify([lines, delivery]).matchAll(
        /"percentage":{"value":"([^"]*)"/g,
      ))
        expect(percent).toMatch(/^([1-9]\d?|100)$/);
      for (const [, amount] of JSON.stringify(lines).matchAll(/"fixedAmount":{"amount":"([^"]*)"/g))
        expect(amount).toMatch(/^\d+(\.\d+)?$/);
    }),
    { numRuns: 2_000 },
  );
});

const EXPONENTS = { EUR: 2, JPY: 0, KWD: 3 } as const;

function inWords(minor: number, exponent: number): string {
  const digits = String(minor).padStart(exponent + 1, "0");
  return exponent === 0 ? `${digits}.0` : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** What an operation takes off, in hundredths of a minor unit, so that nothing is rounded. */
function takenOff(input: CartLinesInput, subtotal: number, exponent: number): number {
  const { operations } = cartLinesDiscountsGenerateRun(input);
  const [operation] = operations;
  if (!operation) return 0;
  if (!("orderDiscountsAdd" in operation)) throw new Error("no order discount");
  const value = operation.orderDiscountsAdd.candidates[0]?.value;
  if (!value) throw new Error("no value");
  if ("percentage" in value) return subtotal * Number(value.percentage.value);
  const [whole = "0", decimals = ""] = value.fixedAmount.amount.split(".");
  return Number(whole + decimals.slice(0, exponent).padEnd(exponent, "0")) * 100;
}

it("takes off exactly the smaller one of percentage and cap, of goods alone, in any currency", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("EUR", "JPY", "KWD"),
      fc.array(fc.integer({ min: 0, max: 2_000_000 }), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 1, max: 1_000_000 }),
      (currency, amounts, percent, cap) => {
        const exponent = EXPONENTS[currency];
        const goods = amounts.map((amount, nth) => line(nth + 1, inWords(amount, exponent), currency));
        const lines = [...goods, line(99, "1000000.0", currency, true)];
        const amount = inWords(cap, exponent);
        const config = {
          gives: "capped_percent",
          percent,
          cap: { amount, currency },
          minimum: null,
          productIds: [],
          collectionIds: [],
        };
        const subtotal = amounts.reduce((sum, each) => sum + each, 0);
        const taken = takenOff(withLines(around(null, config), lines), subtotal, exponent);
        expect(taken).toBe(Math.min(subtotal * percent, cap * 100));
        expect(taken).toBeLessThanOrEqual(subtotal * 100);
      },
    ),
    { numRuns: 2_000 },
  );
});

it("adds up what floats would not: 0.1 and 0.2 reach a minimum of 0.3", () => {
  const config = {
    gives: "capped_percent",
    percent: 50,
    cap: null,
    minimum: { amount: "0.30", currency: "EUR" },
    productIds: [],
    collectionIds: [],
  };
  const run = (...amounts: string[]) =>
    cartLinesDiscountsGenerateRun(
      withLines(
        around(null, config),
        amounts.map((amount, nth) => line(nth, amount)),
      ),
    ).operations;
  expect(run("0.1", "0.2")).toHaveLength(1);
  expect(run("0.1", "0.19")).toEqual([]);
});
