import { describe, expect, it } from "vitest";
import { toCurrencyCode, toMinorUnits, type CurrencyCode } from "#app/vocabulary/money.ts";
import { toPoints } from "#app/vocabulary/points.ts";
import { decideRedemption, type Basket, type RedemptionFacts } from "./decide-redemption.ts";
import { rewardTerms, type Reward, type RewardConditions, type RewardTerms } from "./reward.ts";

const code = (text: string): CurrencyCode => {
  const currency = toCurrencyCode(text);
  if (!currency) throw new Error(`no currency: ${text}`);
  return currency;
};
const EUR = code("EUR");
const CAD = code("CAD");
const NOW = new Date("2026-11-20T10:00:00Z");

const fiveOff: RewardTerms["offer"] = {
  kind: "amountOff",
  settings: { cost: 500, amounts: { EUR: "5.00", CAD: "7.50" } },
};
const anyAmount: RewardTerms["offer"] = {
  kind: "anyAmountOff",
  settings: { step: 100, amounts: { EUR: "1.00" }, least: 200, most: 1000 },
};
const mug: RewardTerms["offer"] = {
  kind: "product",
  settings: { cost: 300, products: ["71"], percent: 100 },
};
const delivery: RewardTerms["offer"] = { kind: "freeShipping", settings: { cost: 200, upTo: { EUR: "9" } } };

const reward = (
  offer: RewardTerms["offer"] = fiveOff,
  conditions: Partial<RewardConditions> = {},
  status: Reward["status"] = "active",
): Reward => ({
  rewardId: 1,
  revision: 1,
  status,
  position: 0,
  terms: rewardTerms.parse({ offer, conditions }),
});

const basket = (subtotal: number, lines: Basket["lines"] = [], currency = EUR): Basket => ({
  currency,
  subtotal: toMinorUnits(subtotal),
  lines,
});

const facts = (some: Partial<RedemptionFacts> = {}): RedemptionFacts => ({
  channel: "online",
  currency: EUR,
  shopCurrency: EUR,
  timeZone: "Europe/Berlin",
  spendable: toPoints(1000),
  tier: null,
  had: 0,
  taken: 0,
  hasCustomer: true,
  basket: null,
  collectionsOf: () => null,
  ...some,
});

const line = (productId: string, amount: number) => ({ productId, amount: toMinorUnits(amount) });

describe("what a member gets for their points", () => {
  it("promises the amount in the currency that the shopper pays in, as the merchant set it", () => {
    expect(decideRedemption(reward(), null, facts({ currency: CAD }), NOW)).toMatchObject({
      ok: true,
      points: 500,
      terms: { benefit: { gives: "amount", amount: 750, currency: "CAD" } },
    });
  });

  it("lets the shopper choose how many points, and gives for exactly those", () => {
    expect(decideRedemption(reward(anyAmount), toPoints(700), facts(), NOW)).toMatchObject({
      ok: true,
      points: 700,
      terms: { benefit: { gives: "amount", amount: 700 } },
    });
  });

  it("ends a code with the last of its days in the shop's zone", () => {
    const decision = decideRedemption(reward(fiveOff, { validDays: 30 }), null, facts(), NOW);
    // 20 November and 30 days: all of 20 December in Berlin.
    expect(decision).toMatchObject({ ok: true, expiresAt: new Date("2026-12-20T23:00:00Z") });
  });

  it("judges delivery in the shop's currency, which is what Shopify limits it in", () => {
    expect(decideRedemption(reward(delivery), null, facts({ currency: CAD }), NOW)).toMatchObject({
      ok: true,
      terms: { benefit: { gives: "shipping", upTo: 900, currency: "EUR" } },
    });
  });

  it("counts towards a minimum only the goods that the reward is for", () => {
    const some = reward(fiveOff, { minimumSpend: { EUR: "30" }, collections: ["9"] });
    const collectionsOf = (productId: string) => (productId === "71" ? ["9"] : []);
    const goods = basket(6000, [line("71", 3000), line("72", 3000)]);
    expect(decideRedemption(some, null, facts({ basket: goods, collectionsOf }), NOW)).toMatchObject({
      ok: true,
      terms: { minimumSpend: { amount: 3000, currency: "EUR" }, collections: ["9"] },
    });
  });

  it("leaves goods of unknown collections to Shopify", () => {
    const some = reward(fiveOff, { collections: ["9"] });
    const goods = basket(3000, [line("71", 3000)]);
    expect(decideRedemption(some, null, facts({ basket: goods }), NOW)).toMatchObject({ ok: true });
  });
});

describe("why a member does not get it, and what is missing (edge case R5)", () => {
  it.each([
    ["a draft", reward(fiveOff, {}, "draft"), {}, { reason: "unknown_reward" }],
    ["an archived one", reward(fiveOff, {}, "archived"), {}, { reason: "unknown_reward" }],
    ["one of the till", reward(fiveOff, { channels: ["pos"] }), {}, { reason: "wrong_channel" }],
    [
      "one of a higher tier",
      reward(fiveOff, { tiers: ["gold"] }),
      { tier: "silver" },
      { reason: "tier_required", tiers: ["gold"] },
    ],
    [
      "one of a tier, for somebody without",
      reward(fiveOff, { tiers: ["gold"] }),
      {},
      { reason: "tier_required", tiers: ["gold"] },
    ],
    [
      "one they had often enough",
      reward(fiveOff, { perPerson: 2, perPersonIn: "month" }),
      { had: 2 },
      { reason: "limit_reached", times: 2, period: "month" },
    ],
    ["one that is gone", reward(fiveOff, { stock: 20 }), { taken: 20 }, { reason: "out_of_stock" }],
    [
      "one without an amount in their currency",
      reward(),
      { currency: code("JPY") },
      { reason: "no_amount_in_currency", currency: "JPY" },
    ],
    [
      "one whose minimum is not set in their currency",
      reward(fiveOff, { minimumSpend: { EUR: "30" } }),
      { currency: CAD },
      { reason: "no_amount_in_currency", currency: "CAD" },
    ],
    ["somebody without a customer", reward(), { hasCustomer: false }, { reason: "no_customer" }],
    ["too few points", reward(), { spendable: toPoints(380) }, { reason: "not_enough_points", missing: 120 }],
    [
      "too small a basket",
      reward(fiveOff, { minimumSpend: { EUR: "30" } }),
      { basket: basket(1800) },
      { reason: "minimum_spend", missing: 1200, currency: "EUR" },
    ],
    [
      "enough goods, but other ones",
      reward(fiveOff, { minimumSpend: { EUR: "30" }, products: ["71"] }),
      { basket: basket(6000, [line("71", 1000), line("72", 5000)]) },
      { reason: "minimum_spend", missing: 2000, currency: "EUR" },
    ],
    [
      "a basket without the product",
      reward(mug),
      { basket: basket(6000, [line("72", 6000)]) },
      { reason: "no_matching_product" },
    ],
    [
      "a basket without the collection",
      reward(fiveOff, { collections: ["9"] }),
      { basket: basket(6000, [line("72", 6000)]), collectionsOf: () => ["8"] },
      { reason: "no_matching_product" },
    ],
  ] satisfies [string, Reward, Partial<RedemptionFacts>, object][])("%s", (_, one, some, refusal) => {
    expect(decideRedemption(one, null, facts(some), NOW)).toEqual({ ok: false, ...refusal });
  });

  it.each([100, 250, 1100])("%i points, which are not between the least and the most in steps", (points) => {
    const price = { least: 200, most: 1000, step: 100 };
    expect(
      decideRedemption(reward(anyAmount), toPoints(points), facts({ spendable: toPoints(5000) }), NOW),
    ).toEqual({ ok: false, reason: "wrong_points", price });
  });

  it("other points than a fixed reward costs", () => {
    const decision = decideRedemption(reward(), toPoints(1000), facts(), NOW);
    expect(decision).toMatchObject({ ok: false, reason: "wrong_points" });
  });
});
