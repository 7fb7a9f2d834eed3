import { toMinorUnits, type CurrencyCode, type MinorUnits } from "#app/vocabulary/money.ts";
import { toPoints, type Points } from "#app/vocabulary/points.ts";
import type { RewardView } from "#app/contracts/loyalty.ts";
import type { Speaker } from "#app/modules/brand/index.ts";
import type { Price } from "#app/modules/redemption/index.ts";

/** One step of points and what it takes off. */
export interface Step {
  price: Price;
  each: MinorUnits;
  currency: CurrencyCode;
}

const MOST_OPTIONS = 5;

/** Round numbers of steps: 1, 2, 5, 10, 20, 50 and so on, below a limit. */
function roundSteps(below: number): number[] {
  const steps: number[] = [];
  for (let ten = 1; ten < below; ten *= 10)
    for (const factor of [1, 2, 5]) if (factor * ten < below) steps.push(factor * ten);
  return steps;
}

/**
 * The most points that make sense: no more than there are, than the reward takes, and than the goods cost.
 * At least the least, so that it can be said what is missing.
 *
 * @param goods - what the goods cost that the reward is for; null where nobody knows
 */
export function mostPoints({ price, each }: Step, spendable: number, goods: MinorUnits | null): Points {
  const { least, most, step } = price;
  const limits = [spendable, most ?? spendable];
  if (goods !== null && each > 0) limits.push(Math.floor(goods / each) * step);
  return toPoints(Math.max(least, Math.floor(Math.min(...limits) / step) * step));
}

/** A few sensible choices of points, the largest of them all that makes sense. */
export function pointsChoice(step: Step, most: Points, speaker: Speaker): NonNullable<RewardView["choice"]> {
  const { price, each, currency } = step;
  const between = roundSteps(most / price.step)
    .map((steps) => steps * price.step)
    .filter((points) => points > price.least);
  const ends = price.least === most ? [most] : [price.least, most];
  const chosen = [...ends, ...between.slice(-(MOST_OPTIONS - ends.length))].sort((a, b) => a - b);
  return {
    least: price.least,
    most,
    step: price.step,
    options: chosen.map((points) => ({
      points,
      label: speaker.say("offer.option", {
        amount: speaker.money(toMinorUnits((points / price.step) * each), currency),
        points: speaker.points(points),
      }),
    })),
  };
}
