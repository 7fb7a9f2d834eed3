import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { earningFacts as EarningFactsOf } from "#app/flows/publish/earning-facts.ts";
import { NO_PERSON } from "#app/modules/earning/pricing-facts.ts";
import { priceOrder } from "#app/modules/earning/price-order.ts";
import { earningSettings } from "#app/modules/earning/settings.ts";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { currency, id, line, minor, order } from "../factories/order.ts";
import { loadPointsFor, scriptText } from "./theme-script.ts";

let app: TestApp;
let earningFacts: typeof EarningFactsOf;
beforeAll(async () => {
  app = await startTestApp();
  ({ earningFacts } = await import("#app/flows/publish/earning-facts.ts"));
});
afterAll(() => app.close());

const pointsFor = loadPointsFor();
const TIERS = { silver: "1.25", gold: "2" };
const DAY = "2026-05-01";

const decimal = (most: number, decimals: number) =>
  fc
    .integer({ min: 1, max: most * 10 ** decimals })
    .map((n) => (n / 10 ** decimals).toFixed(decimals).replace(/\.?0+$/, ""));
const cap = fc.option(fc.integer({ min: 1, max: 5_000 }), { nil: null });
const day = fc.constantFrom("2026-04-30", DAY, "2026-05-02");
const caps = { capPerDay: cap, capPerMonth: fc.constant(null), capEver: fc.constant(null) };
const points = fc.integer({ min: 1, max: 500 });
const per = fc.constantFrom("piece", "order");

const rule = fc.oneof(
  fc.record({
    kind: fc.constant("multiplierCampaign"),
    settings: fc
      .record({
        name: fc.constant("Days"),
        multiplier: fc.integer({ min: 100, max: 1000 }).map((n) => String(n / 100)),
        days: fc.tuple(day, day).map((days) => days.sort()),
        tiers: fc.subarray(["silver", "gold"]),
        channels: fc.constantFrom(["online"], ["online", "pos"], ["pos"]),
        ...caps,
      })
      .map(({ days: [firstDay, lastDay], ...rest }) => ({ ...rest, firstDay, lastDay })),
  }),
  fc.record({
    kind: fc.constant("productBonus"),
    settings: fc.record({ products: fc.constantFrom(["9001"], ["4", "9001"], ["4"]), points, per, ...caps }),
  }),
  fc.record({
    kind: fc.constant("collectionBonus"),
    settings: fc.record({ collections: fc.constantFrom(["77"], ["5"]), points, per, ...caps }),
  }),
);

const program = fc.record({
  pointsPerUnit: decimal(20, 3),
  rounding: fc.constantFrom("floor", "nearest", "ceil"),
  stacking: fc.constantFrom("best", "add", "multiply"),
  rules: fc
    .array(fc.record({ on: fc.boolean(), body: rule }), { maxLength: 5 })
    .map((rules) => rules.map(({ on, body }, index) => ({ id: `r${index}`, on, ...body }))),
});

/** What the product's block picks out of the facts for product 9001 of collection 77. */
function ofProduct(settings: ReturnType<typeof earningSettings.parse>) {
  const facts = earningFacts(settings, DAY);
  if (!facts) throw new Error("nothing earns");
  const counts = ({ products, collections }: (typeof facts.bonuses)[number]) =>
    products.includes("9001") || collections.includes("77");
  return { ...facts, tiers: TIERS, bonuses: facts.bonuses.filter(counts) };
}

it("says on a product's page what the ledger would give for it, for every rule, price and quantity", () => {
  const purchase = fc.record({
    code: fc.constantFrom("EUR", "JPY", "KWD"),
    units: fc.integer({ min: 0, max: 400_000 }),
    quantity: fc.integer({ min: 1, max: 12 }),
    tier: fc.constantFrom(null, "silver", "gold"),
  });
  fc.assert(
    fc.property(program, purchase, (given, { code, units, quantity, tier }) => {
      const settings = earningSettings.parse(given);
      // Liquid tells every currency's prices in hundredths of a unit, also where the currency has none or thousandths.
      const [price, unitPrice] =
        code === "EUR" ? [units, units] : code === "JPY" ? [units * 100, units] : [units, units * 10];
      const bought = order({
        currency: currency(code),
        presentmentCurrency: currency(code),
        lines: [line({ quantity, unitPrice: minor(unitPrice) })],
      });
      const ledger = priceOrder(bought, settings, {
        products: new Map([[id(9001), { tags: [], collectionIds: ["77"] }]]),
        customerTags: [],
        tier: tier === null ? null : { id: tier, multiplier: TIERS[tier] },
        day: DAY,
        person: NO_PERSON,
      });
      expect(pointsFor(ofProduct(settings), { price, quantity, day: DAY, tier })).toBe(ledger.points);
    }),
    { numRuns: 1_500, seed: 11 },
  );
});

it("multiplies and rounds once: 3 pieces at 3.33 with double points are 19, not 18", () => {
  const earning = ofProduct(earningSettings.parse({}));
  expect(pointsFor(earning, { price: 333, quantity: 3, day: DAY, tier: "gold" })).toBe(19);
  expect(pointsFor(earning, { price: 0, quantity: 3, day: DAY, tier: "gold" })).toBe(0);
});

it("tells nothing of a program that is off, or that earns nothing online", () => {
  expect(earningFacts(earningSettings.parse({ enabled: false }), DAY)).toBeNull();
  expect(earningFacts(earningSettings.parse({ channels: ["pos"] }), DAY)).toBeNull();
});

it("leaves the product's block without facts rather than with a part of the excluded products", () => {
  const ids = (from: number) => Array.from({ length: 500 }, (_, index) => String(from + index));
  const rules = [1, 2, 3, 4, 5, 6, 7].map((number) => ({
    id: `r${number}`,
    kind: "productBonus",
    settings: { products: ids(number * 1_000), points: 5 },
  }));
  expect(earningFacts(earningSettings.parse({ rules: rules.slice(0, 5) }), DAY)?.bonuses).toHaveLength(5);
  expect(earningFacts(earningSettings.parse({ rules }), DAY)).toBeNull();
});

it("names campaigns for customers with certain tags to nobody, and none that are over", () => {
  const campaign = (id: string, changes: object) => ({
    id,
    kind: "multiplierCampaign",
    settings: { name: id, multiplier: "2", firstDay: DAY, lastDay: DAY, ...changes },
  });
  const rules = [
    campaign("all", {}),
    campaign("vip", { segments: ["vip"] }),
    campaign("over", { firstDay: "2026-04-01", lastDay: "2026-04-30" }),
  ];
  const facts = earningFacts(earningSettings.parse({ rules }), DAY);
  expect(facts?.campaigns).toEqual([{ times: "2", from: DAY, to: DAY, tiers: [], cap: null }]);
});

it("keeps the theme's script below 12 KB compressed", () => {
  expect(gzipSync(scriptText(), { level: 9 }).length).toBeLessThan(12 * 1024);
});
