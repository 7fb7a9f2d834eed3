import { toMinorUnits, type CurrencyCode, type MinorUnits } from "#app/vocabulary/money.ts";
import { toPoints, type Points } from "#app/vocabulary/points.ts";
import { amountIn } from "./amount-in.ts";
import { codeEnds } from "./periods.ts";
import { benefitOf, priceOf } from "./registry.ts";
import type { RedemptionTerms } from "./redemption.ts";
import type { Price } from "./reward-kind.ts";
import type { Reward, RewardChannel, RewardConditions } from "./reward.ts";

/** Goods as a shopper has them before paying, in the currency that they pay in. */
export interface Basket {
  currency: CurrencyCode;
  subtotal: MinorUnits;
  lines: readonly { productId: string; amount: MinorUnits }[];
}

/** Everything that a decision about one reward for one member depends on, beside the reward. */
export interface RedemptionFacts {
  channel: RewardChannel;
  /** What the shopper pays in; the shop's own where nobody says. */
  currency: CurrencyCode;
  shopCurrency: CurrencyCode;
  timeZone: string;
  /** Points that can be spent now. */
  spendable: Points;
  /** The id of the member's tier, the one that asks for nothing included; null for none. */
  tier: string | null;
  /** How often the member had this reward in the time that its limit counts. */
  had: number;
  /** How many were had by anybody. */
  taken: number;
  /** Whether the member has a customer in the shop, whom Shopify binds a discount to. */
  hasCustomer: boolean;
  /** Null where there is none, as in the account: then the order is judged by Shopify alone. */
  basket: Basket | null;
  /** Null where nobody knows: then Shopify judges. */
  collectionsOf: (productId: string) => readonly string[] | null;
}

/** Why not, with what is missing. */
export type RedemptionRefused = { ok: false } & (
  | { reason: "unknown_reward" | "wrong_channel" | "out_of_stock" | "no_customer" | "no_matching_product" }
  | { reason: "no_amount_in_currency"; currency: CurrencyCode }
  | { reason: "tier_required"; tiers: string[] }
  | { reason: "limit_reached"; times: number; period: RewardConditions["perPersonIn"] }
  | { reason: "wrong_points"; price: Price }
  | { reason: "not_enough_points"; missing: Points }
  | { reason: "minimum_spend"; missing: MinorUnits; currency: CurrencyCode }
);

export type RedemptionDecision =
  { ok: true; points: Points; terms: RedemptionTerms; expiresAt: Date } | RedemptionRefused;

const fits = (points: number, { least, most, step }: Price): boolean =>
  points >= least && (most === null || points <= most) && points % step === 0;

/** The goods of a basket that a reward counts and applies to. */
function goodsFor(
  basket: Basket,
  productIds: readonly string[],
  collectionIds: readonly string[],
  collectionsOf: RedemptionFacts["collectionsOf"],
): { counts: boolean; amount: MinorUnits } {
  if (productIds.length === 0 && collectionIds.length === 0) return { counts: true, amount: basket.subtotal };
  const lines = basket.lines.filter(({ productId }) => {
    if (productIds.length > 0) return productIds.includes(productId);
    const own = collectionsOf(productId);
    return own === null || own.some((id) => collectionIds.includes(id));
  });
  const amount = lines.reduce((sum, line) => sum + line.amount, 0);
  return { counts: lines.length > 0, amount: toMinorUnits(amount) };
}

function refuseBasket(
  terms: RedemptionTerms,
  { basket, collectionsOf }: RedemptionFacts,
): RedemptionRefused | null {
  if (!basket) return null;
  const { benefit, products, collections, minimumSpend } = terms;
  const wanted = benefit.gives === "product" ? benefit.productIds : [];
  if (!goodsFor(basket, wanted, [], collectionsOf).counts)
    return { ok: false, reason: "no_matching_product" };
  // As Shopify counts: a reward for some goods looks at what those cost (https://help.shopify.com/manual/discounts/minimum-requirements).
  const goods = goodsFor(basket, products, collections, collectionsOf);
  if (!goods.counts) return { ok: false, reason: "no_matching_product" };
  if (!minimumSpend || minimumSpend.currency !== basket.currency) return null;
  const missing = minimumSpend.amount - goods.amount;
  if (missing <= 0) return null;
  return { ok: false, reason: "minimum_spend", missing: toMinorUnits(missing), currency: basket.currency };
}

/** Shopify knows delivery and its limits in the shop's currency only, and converts them itself. */
const currencyOf = (reward: Reward, { currency, shopCurrency }: RedemptionFacts): CurrencyCode =>
  reward.terms.offer.kind === "freeShipping" ? shopCurrency : currency;

/** What so many points of a reward promise in a currency; null where it has no amount in it. */
export function termsFor(
  { terms: { offer, conditions } }: Reward,
  points: Points,
  currency: CurrencyCode,
): RedemptionTerms | null {
  const benefit = benefitOf(offer, points, currency);
  const minimum = amountIn(conditions.minimumSpend, currency);
  if (!benefit) return null;
  // A minimum in other currencies only: without one in this the reward would be had for nothing.
  if (minimum === null && Object.keys(conditions.minimumSpend).length > 0) return null;
  const { products, collections, combinesWith, channels } = conditions;
  return {
    benefit,
    minimumSpend: minimum === null ? null : { amount: minimum, currency },
    products,
    collections,
    combinesWith,
    channels,
  };
}

/** What does not depend on points or goods: whether this member may have it at all. */
function refuseMember(reward: Reward, facts: RedemptionFacts): RedemptionRefused | null {
  const { conditions } = reward.terms;
  const { channels, tiers, perPerson, perPersonIn, stock } = conditions;
  if (reward.status !== "active") return { ok: false, reason: "unknown_reward" };
  if (!channels.includes(facts.channel)) return { ok: false, reason: "wrong_channel" };
  if (tiers.length > 0 && (facts.tier === null || !tiers.includes(facts.tier)))
    return { ok: false, reason: "tier_required", tiers };
  if (perPerson !== null && facts.had >= perPerson)
    return { ok: false, reason: "limit_reached", times: perPerson, period: perPersonIn };
  if (stock !== null && facts.taken >= stock) return { ok: false, reason: "out_of_stock" };
  return null;
}

/**
 * Whether a member may have a reward now, and what exactly they get: the same function for the views, for previews in
 * the admin and for the redemption itself, on every channel (edge cases R4, R5).
 *
 * @param chosen - points, where the reward leaves it to the shopper; null: the least
 * @returns the terms that are promised, or the first reason why not, with what is missing
 */
export function decideRedemption(
  reward: Reward,
  chosen: Points | null,
  facts: RedemptionFacts,
  now: Date,
): RedemptionDecision {
  const refused = refuseMember(reward, facts);
  if (refused) return refused;
  const { offer, conditions } = reward.terms;
  const price = priceOf(offer);
  const points = chosen ?? price.least;
  if (!fits(points, price)) return { ok: false, reason: "wrong_points", price };
  const currency = currencyOf(reward, facts);
  const terms = termsFor(reward, points, currency);
  if (!terms) return { ok: false, reason: "no_amount_in_currency", currency };
  if (!facts.hasCustomer) return { ok: false, reason: "no_customer" };
  if (points > facts.spendable)
    return { ok: false, reason: "not_enough_points", missing: toPoints(points - facts.spendable) };
  return (
    refuseBasket(terms, facts) ?? {
      ok: true,
      points,
      terms,
      expiresAt: codeEnds(conditions, facts.timeZone, now),
    }
  );
}
