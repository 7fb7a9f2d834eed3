import type { RewardView } from "#app/contracts/loyalty.ts";
import { toMinorUnits, type CurrencyCode, type MinorUnits } from "#app/vocabulary/money.ts";
import { toPoints } from "#app/vocabulary/points.ts";
import type { Sql } from "#app/platform/db.server.ts";
import { listProductTitles } from "#app/modules/orders/index.ts";
import {
  benefitOf,
  countHadEach,
  decideRedemption,
  limitSince,
  listActiveRewards,
  priceOf,
  type Basket,
  type RedemptionDecision,
  type RedemptionFacts,
  type StockedReward,
} from "#app/modules/redemption/index.ts";
import type { CartProducts } from "./cart-products.server.ts";
import { offerDetail } from "./offer-detail.ts";
import { mostPoints, pointsChoice, type Step } from "./points-choice.ts";
import { refusalReason } from "./refusal-reason.ts";
import { offerTitle } from "./reward-title.ts";
import type { Shopper } from "./shopper.server.ts";
import type { TierPlace } from "./tier-place.server.ts";

/** Where rewards are offered. */
export interface Counter {
  currency: CurrencyCode;
  /** Null where there is no cart, as in the account: then Shopify judges the order by itself. */
  basket: Basket | null;
  collectionsOf: CartProducts["collectionsOf"];
}

/** Who reads about a reward, as far as its words go. */
type Reader = Pick<Shopper, "speaker" | "now"> & { place: Pick<TierPlace, "names"> | null };

type MemberFacts = Omit<RedemptionFacts, "had" | "taken">;

const memberFacts = (shopper: Shopper, { currency, basket, collectionsOf }: Counter): MemberFacts => ({
  channel: "online",
  currency,
  shopCurrency: shopper.shop.currency,
  timeZone: shopper.timeZone,
  spendable: toPoints(shopper.balance.available),
  tier: shopper.place?.tier?.id ?? null,
  hasCustomer: shopper.customerId !== null,
  basket,
  collectionsOf,
});

/** The step of a reward that leaves the number of points to the shopper; null for a fixed one. */
function stepOf({ terms: { offer } }: StockedReward, currency: CurrencyCode): Step | null {
  if (offer.kind !== "anyAmountOff") return null;
  const price = priceOf(offer);
  const benefit = benefitOf(offer, price.step, currency);
  return benefit?.gives === "amount" ? { price, each: benefit.amount, currency } : null;
}

/** What the goods cost that a reward is for. */
function goodsOf(
  { terms: { conditions } }: StockedReward,
  { basket, collectionsOf }: Counter,
): MinorUnits | null {
  if (!basket) return null;
  const { products, collections } = conditions;
  if (products.length + collections.length === 0) return basket.subtotal;
  const counted = basket.lines.filter(
    ({ productId }) =>
      products.includes(productId) ||
      (collections.length > 0 && (collectionsOf(productId)?.some((id) => collections.includes(id)) ?? true)),
  );
  return toMinorUnits(counted.reduce((sum, { amount }) => sum + amount, 0));
}

/** Points are never offered for more than the goods cost: what the least takes off beyond it is still to be bought. */
function decide(
  reward: StockedReward,
  step: Step | null,
  goods: MinorUnits | null,
  facts: RedemptionFacts,
  now: Date,
): RedemptionDecision {
  const decision = decideRedemption(reward, null, facts, now);
  if (!decision.ok || !step || goods === null) return decision;
  const missing = (step.price.least / step.price.step) * step.each - goods;
  if (missing <= 0) return decision;
  return { ok: false, reason: "minimum_spend", missing: toMinorUnits(missing), currency: step.currency };
}

/** One reward as somebody sees it; null where they would not see it. */
export function rewardView(
  reward: StockedReward,
  shopper: Reader,
  counter: Counter,
  facts: RedemptionFacts,
  product: string | null,
): RewardView | null {
  const { speaker, place, now } = shopper;
  const title = offerTitle(speaker, reward.terms, counter.currency, product);
  if (title === null) return null;
  const step = stepOf(reward, counter.currency);
  const goods = goodsOf(reward, counter);
  const decision = decide(reward, step, goods, facts, now);
  const reason = decision.ok ? null : refusalReason(decision, speaker, place?.names);
  if (!decision.ok && reason === null) return null;
  const { least } = priceOf(reward.terms.offer);
  return {
    rewardId: reward.rewardId,
    title,
    detail: offerDetail(reward, counter.currency, speaker, place?.names),
    price: speaker.points(least),
    choice: step && pointsChoice(step, mostPoints(step, facts.spendable, goods), speaker),
    ready: decision.ok,
    reason,
  };
}

/** The product that a reward is called after. */
export const singleProduct = ({ terms: { offer } }: StockedReward): string[] =>
  offer.kind === "product" && offer.settings.products.length === 1 ? offer.settings.products : [];

/**
 * The rewards that a shopper may see, those that can be had now first, each by the decision that the redemption itself
 * will make. None for a guest.
 */
export async function readRewardViews(tx: Sql, shopper: Shopper, counter: Counter): Promise<RewardView[]> {
  const { shop, profileId, timeZone, now } = shopper;
  if (shopper.customerId === null) return [];
  const all = await listActiveRewards(shop.merchantId, tx);
  // A checkout under way takes codes and gift cards, but does not look at store credit anew.
  const rewards = all.filter(({ terms }) => !counter.basket || terms.offer.kind !== "storeCredit");
  const limits = rewards
    .filter(({ terms }) => terms.conditions.perPerson !== null)
    .map(({ rewardId, terms }) => ({ rewardId, since: limitSince(terms.conditions, timeZone, now) }));
  const had = await countHadEach(tx, shop, profileId, limits);
  const titles = await listProductTitles(shop, rewards.flatMap(singleProduct), tx);
  const facts = memberFacts(shopper, counter);
  const views = rewards.flatMap((reward) => {
    const own = { ...facts, had: had.get(reward.rewardId) ?? 0, taken: reward.taken };
    const product = singleProduct(reward).map((productId) => titles.get(productId) ?? null)[0] ?? null;
    return rewardView(reward, shopper, counter, own, product) ?? [];
  });
  return [...views.filter(({ ready }) => ready), ...views.filter(({ ready }) => !ready)];
}
