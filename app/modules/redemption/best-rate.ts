import { toMinorUnits, type CurrencyCode, type MinorUnits } from "#app/vocabulary/money.ts";
import { benefitOf, priceOf } from "./registry.ts";
import type { Reward } from "./reward.ts";

/** What points are worth: so much money for so many points of one reward. */
export interface Rate {
  rewardId: number;
  points: number;
  amount: MinorUnits;
}

function rateOf({ rewardId, terms: { offer } }: Reward, currency: CurrencyCode): Rate | null {
  const { least, step } = priceOf(offer);
  const points = offer.kind === "anyAmountOff" ? step : least;
  const benefit = benefitOf(offer, points, currency);
  return benefit && "amount" in benefit ? { rewardId, points, amount: benefit.amount } : null;
}

/**
 * The reward that gives the most money for a point, of those that give an amount; the first of equals. What a
 * percentage, delivery or a product is worth depends on the order.
 */
export function bestRate(rewards: readonly Reward[], currency: CurrencyCode): Rate | null {
  let best: Rate | null = null;
  for (const reward of rewards) {
    const rate = rateOf(reward, currency);
    if (rate && (!best || rate.amount * best.points > best.amount * rate.points)) best = rate;
  }
  return best;
}

/** What points are worth at a rate, rounded down to the smallest coin. */
export const worthAt = ({ points, amount }: Rate, owned: number): MinorUnits =>
  toMinorUnits((BigInt(owned) * BigInt(amount)) / BigInt(points));
