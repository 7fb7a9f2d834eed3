import { describe, expect, it } from "vitest";
import type { OrderFacts } from "#app/vocabulary/order.ts";
import { currency, id, line, minor, order, refund } from "#tests/factories/order.ts";
import { eur, pieces, tender } from "#tests/factories/order-story.ts";
import { priceOrder } from "./price-order.ts";
import { NO_PERSON, type PricingFacts } from "./pricing-facts.ts";
import { earningSettings, type EarningSettings } from "./settings.ts";

const NO_FACTS: PricingFacts = {
  products: new Map(),
  customerTags: [],
  tier: null,
  day: "2026-05-01",
  person: NO_PERSON,
};

const price = (state: OrderFacts, settings: Partial<EarningSettings> = {}, facts = NO_FACTS) =>
  priceOrder(state, earningSettings.parse(settings), facts);
const pointsOf = (state: OrderFacts, settings: Partial<EarningSettings> = {}, facts = NO_FACTS) =>
  price(state, settings, facts).points;

describe("what is refused", () => {
  it.each<[string, Partial<OrderFacts>, Partial<EarningSettings>]>([
    ["deleted", { deleted: true }, {}],
    ["cancelled", { cancelledAt: new Date("2026-05-02T00:00:00Z") }, {}],
    ["voided", { financialStatus: "voided" }, {}],
    ["voided", { financialStatus: "expired" }, {}],
    ["program_off", {}, { enabled: false }],
    ["test_order", { test: true }, {}],
    ["channel_excluded", { channel: "pos" }, { channels: ["online"] }],
    ["nothing_eligible", { lines: [] }, {}],
  ])("says %s and gives nothing", (reason, changes, settings) => {
    expect(price(order(changes), settings)).toEqual({ points: 0, eligible: 0, reason, awards: [] });
  });

  it("lets test orders earn where the merchant says so", () => {
    expect(pointsOf(order({ test: true }), { testOrders: true })).toBe(100);
  });

  it("knows excluded customers by their tags, in any case and with any blanks", () => {
    const facts = { ...NO_FACTS, customerTags: [" Wholesale"] };
    expect(price(order(), { excludedCustomerTags: ["wholesale"] }, facts).reason).toBe("customer_excluded");
    expect(pointsOf(order(), { excludedCustomerTags: ["staff"] }, facts)).toBe(100);
  });
});

describe("tax, discounts, duties (E30)", () => {
  const taxed = line({ tax: minor(1_597) });
  it.each([
    { taxesIncluded: true, tax: false, points: 84 },
    { taxesIncluded: true, tax: true, points: 100 },
    { taxesIncluded: false, tax: false, points: 100 },
    { taxesIncluded: false, tax: true, points: 115 },
  ])(
    "gives $points where prices include tax: $taxesIncluded, and tax earns: $tax",
    ({ taxesIncluded, tax, points }) => {
      expect(pointsOf(order({ taxesIncluded, lines: [taxed] }), { tax })).toBe(points);
    },
  );

  it.each([
    { discounts: "after", points: 75 },
    { discounts: "before", points: 100 },
  ] as const)("prices goods $discounts discounts", ({ discounts, points }) => {
    expect(pointsOf(order({ lines: [line({ discount: minor(2_500) })] }), { discounts })).toBe(points);
  });

  it("leaves duties out unless they earn", () => {
    const lines = [line({ duty: minor(1_000) })];
    expect(pointsOf(order({ lines }))).toBe(100);
    expect(pointsOf(order({ lines }), { duties: true })).toBe(110);
  });

  it("never lets a discount above the price take from other lines", () => {
    expect(pointsOf(order({ lines: [line(), line({ lineId: id(2), discount: minor(15_000) })] }))).toBe(100);
  });
});

describe("shipping, tips, cash rounding (E30)", () => {
  const shipping = [{ price: minor(1_000), discount: minor(200), tax: minor(128) }];
  it.each([
    { settings: {}, points: 100 },
    { settings: { shipping: true }, points: 106 },
    { settings: { shipping: true, tax: true }, points: 108 },
    { settings: { shipping: true, discounts: "before" }, points: 108 },
    { settings: { tips: true }, points: 105 },
    { settings: { cashRounding: true }, points: 99 },
  ] as const)("gives $points with $settings", ({ settings, points }) => {
    const lines = [line({ tax: minor(0) })];
    expect(pointsOf(order({ lines, shipping, tip: minor(500), cashRounding: minor(-1) }), settings)).toBe(
      points,
    );
  });

  it("counts a tip once that is a line of the order too", () => {
    const lines = [line(), line({ lineId: id(2), productId: null, tip: true, unitPrice: minor(500) })];
    expect(pointsOf(order({ lines, tip: minor(500) }))).toBe(100);
    expect(pointsOf(order({ lines, tip: minor(500) }), { tips: true })).toBe(105);
  });

  it("gives nothing for a tip and shipping that went back with the whole order", () => {
    const gone = order({
      lines: [line({ currentQuantity: 0 })],
      tip: minor(500),
      shipping,
      refunds: [refund({ shipping: minor(672), shippingTax: minor(128), paidBack: [eur(11_300)] })],
    });
    expect(pointsOf(gone, { tips: true, shipping: true, tax: true })).toBe(0);
  });

  it("keeps the points of a tip that stayed when the goods went back", () => {
    const gone = order({
      lines: [line({ currentQuantity: 0 })],
      tip: minor(500),
      refunds: [refund({ paidBack: [eur(10_000)] })],
    });
    expect(pointsOf(gone, { tips: true })).toBe(5);
  });

  it("leaves the goods alone when only shipping is refunded", () => {
    const back = refund({ shipping: minor(672), shippingTax: minor(128), paidBack: [eur(800)] });
    expect(pointsOf(order({ shipping, refunds: [back] }))).toBe(100);
    expect(pointsOf(order({ shipping, refunds: [back] }), { shipping: true })).toBe(100);
  });

  it("leaves nothing of a discounted shipping that was refunded, though the full price earned", () => {
    const back = refund({ shipping: minor(800), paidBack: [eur(800)] });
    expect(pointsOf(order({ shipping, refunds: [back] }), { shipping: true, discounts: "before" })).toBe(100);
  });
});

describe("refunds", () => {
  it.each([
    { count: 3, present: 2, points: 66 },
    { count: 3, present: 1, points: 33 },
    { count: 3, present: 0, points: 0 },
  ])("keeps $points for $present of $count pieces at 33.33 (E5)", ({ count, present, points }) => {
    expect(pointsOf(order({ lines: [pieces(count, 3_333, { currentQuantity: present })] }))).toBe(points);
  });

  it("lowers all goods alike by an amount without a line (E6)", () => {
    const excluded = line({ lineId: id(2), productId: id(9002) });
    const state = order({ lines: [line(), excluded], refunds: [refund({ paidBack: [eur(5_000)] })] });
    expect(pointsOf(state, { excludedProducts: ["9002"] })).toBe(75);
  });

  it("adds an amount to the goods that went back, and counts neither twice (E6)", () => {
    const goods = refund({
      lines: [{ lineId: id(1), quantity: 1, subtotal: minor(5_000), tax: minor(0) }],
      paidBack: [eur(5_000)],
    });
    const extra = refund({ refundId: id(502), paidBack: [eur(1_000)] });
    const lines = [pieces(2, 5_000, { currentQuantity: 1 })];
    expect(pointsOf(order({ lines, refunds: [goods, extra] }))).toBe(40);
  });

  it("waits with nothing for the money of goods that are back (E3)", () => {
    const lines = [pieces(2, 5_000, { currentQuantity: 1 })];
    expect(pointsOf(order({ lines }))).toBe(50);
    expect(pointsOf(order({ lines, refunds: [refund({ paidBack: [eur(5_000)] })] }))).toBe(50);
  });

  it("takes a restocking fee for what it is: the goods went back, whatever was paid (E3)", () => {
    const lines = [pieces(2, 5_000, { currentQuantity: 1 })];
    expect(pointsOf(order({ lines, refunds: [refund({ paidBack: [eur(4_000)] })] }))).toBe(50);
  });

  it("does not mistake the duty or the added tax of returned goods for an amount refunded beside them", () => {
    const lines = [pieces(2, 5_000, { currentQuantity: 1, duty: minor(1_000), tax: minor(1_900) })];
    const refunds = [refund({ paidBack: [eur(6_450)] })];
    expect(pointsOf(order({ taxesIncluded: false, lines, refunds }))).toBe(50);
  });

  it("never goes below zero, however much was given back (E19)", () => {
    expect(pointsOf(order({ refunds: [refund({ paidBack: [eur(99_999)] })] }))).toBe(0);
  });

  it("converts an amount in the shopper's currency at the order's own rate", () => {
    const usd = currency("USD");
    const abroad = { presentmentCurrency: usd, presentmentTotal: minor(12_000) };
    const back = refund({ paidBack: [{ amount: minor(3_000), currency: usd }] });
    expect(pointsOf(order({ ...abroad, refunds: [back] }))).toBe(75);
  });

  it.each([5_418, 5_419])(
    "takes no point for the rounding of a line refund of %i in the shopper's currency",
    (amount) => {
      const usd = currency("USD");
      const lines = [pieces(2, 5_000, { currentQuantity: 1 })];
      const back = refund({
        lines: [{ lineId: id(1), quantity: 1, subtotal: minor(5_000), tax: minor(0) }],
        paidBack: [{ amount: minor(amount), currency: usd }],
      });
      const abroad = { presentmentCurrency: usd, presentmentTotal: minor(10_837) };
      expect(pointsOf(order({ ...abroad, lines, refunds: [back] }))).toBe(50);
    },
  );
});

describe("gift cards and tenders", () => {
  const card = line({ lineId: id(2), giftCard: true, unitPrice: minor(5_000) });
  it.each([
    { giftCards: "spent", bought: 100, spent: 100 },
    { giftCards: "bought", bought: 150, spent: 0 },
    { giftCards: "never", bought: 100, spent: 0 },
  ] as const)("earns once at most: $giftCards (E27)", ({ giftCards, bought, spent }) => {
    expect(pointsOf(order({ lines: [line(), card] }), { giftCards })).toBe(bought);
    expect(pointsOf(order({ tenders: [tender("gift_card", 10_000)] }), { giftCards })).toBe(spent);
  });

  it("takes marked products for gift cards (E27)", () => {
    expect(pointsOf(order(), { giftCardProducts: ["9001"] })).toBe(0);
    expect(pointsOf(order(), { giftCardProducts: ["9001"], giftCards: "bought" })).toBe(100);
  });

  it.each([
    { what: "a share", tenders: [tender("Store_Credit ", 2_500), tender("visa", 7_500)], points: 75 },
    {
      what: "captures too",
      tenders: [tender("store_credit", 5_000, { kind: "capture" }), tender("visa", 5_000)],
      points: 50,
    },
    {
      what: "no failed payment",
      tenders: [tender("store_credit", 9_000, { status: "other" }), tender("visa", 10_000)],
      points: 100,
    },
    {
      what: "no authorisation",
      tenders: [tender("store_credit", 9_000, { kind: "authorization" }), tender("visa", 10_000)],
      points: 100,
    },
    {
      what: "no refund",
      tenders: [tender("visa", 10_000), tender("store_credit", 5_000, { kind: "refund" })],
      points: 100,
    },
  ])("leaves out what excluded tenders paid: $what (E28)", ({ tenders, points }) => {
    expect(pointsOf(order({ tenders }), { excludedTenders: ["store_credit"] })).toBe(points);
  });

  it.each([
    { names: ["store_credit"], points: 0 },
    { names: ["store_credit", "visa"], points: 100 },
    { names: [], points: 100 },
  ])("goes by the tenders' names $names while the amounts are unknown (E28)", ({ names, points }) => {
    expect(pointsOf(order({ gatewayNames: names }), { excludedTenders: ["store_credit"] })).toBe(points);
  });
});

describe("products", () => {
  const facts: PricingFacts = {
    products: new Map([["9001", { tags: ["Sale"], collectionIds: ["77"] }]]),
    customerTags: [],
    tier: null,
    day: "2026-05-01",
    person: NO_PERSON,
  };
  it.each([
    { settings: { excludedProducts: ["9001"] }, points: 0 },
    { settings: { excludedProducts: ["9009"] }, points: 100 },
    { settings: { excludedCollections: ["77"] }, points: 0 },
    { settings: { excludedCollections: ["78"] }, points: 100 },
    { settings: { excludedProductTags: ["sale"] }, points: 0 },
    { settings: { excludedProductTags: ["new"] }, points: 100 },
  ])("gives $points with $settings", ({ settings, points }) => {
    expect(pointsOf(order(), settings, facts)).toBe(points);
  });

  it("lets a line without a product earn, and one that is not known", () => {
    const lines = [line({ productId: null }), line({ lineId: id(2), productId: id(9002) })];
    expect(pointsOf(order({ lines }), { excludedCollections: ["77"] }, facts)).toBe(200);
  });
});

describe("rounding", () => {
  it.each([
    { rounding: "floor", points: 1 },
    { rounding: "nearest", points: 2 },
    { rounding: "ceil", points: 2 },
  ] as const)("rounds the order's sum once, not each line: $rounding", ({ rounding, points }) => {
    const lines = [1, 2, 3].map((nth) => line({ lineId: id(nth), unitPrice: minor(50) }));
    expect(pointsOf(order({ lines }), { rounding })).toBe(points);
  });

  it.each([
    { code: "JPY", amount: 1_234, perUnit: "0.01", points: 12 },
    { code: "EUR", amount: 1_234, perUnit: "1", points: 12 },
    { code: "KWD", amount: 12_345, perUnit: "1", points: 12 },
    { code: "EUR", amount: 1_000, perUnit: "12.125", points: 121 },
    { code: "EUR", amount: 99_999_999_999, perUnit: "0.001", points: 999_999 },
  ])(
    "gives $points for $amount of the smallest unit of $code at $perUnit",
    ({ code, amount, perUnit, points }) => {
      const state = order({ currency: currency(code), lines: [line({ unitPrice: minor(amount) })] });
      expect(pointsOf(state, { pointsPerUnit: perUnit })).toBe(points);
    },
  );

  it("says what amount earned, for people to check", () => {
    expect(price(order({ lines: [pieces(3, 3_333, { currentQuantity: 2 })] }))).toEqual({
      points: 66,
      eligible: 6_666,
      reason: "earns",
      awards: [],
    });
  });
});

describe("tiers", () => {
  const gold = { ...NO_FACTS, tier: { id: "gold", multiplier: "1.5" } };
  it.each([
    { amount: 10_000, points: 150 },
    { amount: 333, points: 4 },
    { amount: 0, points: 0 },
  ])("multiplies what $amount cents give, and rounds once: $points", ({ amount, points }) => {
    expect(pointsOf(order({ lines: [line({ unitPrice: minor(amount) })] }), {}, gold)).toBe(points);
  });

  it("gives less by the same multiplier when goods go back (E5)", () => {
    expect(pointsOf(order({ lines: [pieces(3, 1_000, { currentQuantity: 1 })] }), {}, gold)).toBe(15);
  });

  it("gives nothing for a refused order", () => {
    expect(price(order({ deleted: true }), {}, gold)).toEqual({
      points: 0,
      eligible: 0,
      reason: "deleted",
      awards: [],
    });
  });
});
