import { currencyExponent, type CurrencyCode } from "#app/vocabulary/money.ts";
import { thousandths, type TiersSettings } from "./settings.ts";

/** One step as the counter sees it: whole points, orders or minor units. */
export interface Rung {
  id: string;
  name: string;
  enter: number;
  /** Never more than `enter`. */
  keep: number;
  multiplier: string;
  reward: number;
}

/** The settings, ready to decide with. Rungs from the lowest to the highest. */
export interface Ladder extends Pick<TiersSettings, "counter" | "period" | "graceDays" | "downgrade"> {
  rungs: readonly Rung[];
}

/** A threshold in what is counted; money of a currency with fewer decimals is rounded up. */
function inCounter(text: string, counter: TiersSettings["counter"], currency: CurrencyCode): number {
  const units = counter === "spend" ? 10 ** currencyExponent(currency) : 1;
  return Math.ceil((thousandths(text) * units) / 1000);
}

export function toLadder(settings: TiersSettings, currency: CurrencyCode): Ladder {
  const { counter, period, graceDays, downgrade } = settings;
  const rungs = settings.tiers.map(({ id, name, threshold, keep, multiplier, reward }) => ({
    id,
    name,
    enter: inCounter(threshold, counter, currency),
    keep: inCounter(keep === "" ? threshold : keep, counter, currency),
    multiplier,
    reward,
  }));
  return { counter, period, graceDays, downgrade, rungs };
}

/** The place of a tier on the ladder, 0 for the lowest; -1 for none, and for one that was taken off the ladder. */
export const rankOf = ({ rungs }: Ladder, id: string | null): number =>
  rungs.findIndex((rung) => rung.id === id);

/** The rung of a tier; who is in none stands on the one that asks for nothing, if there is one. */
export const rungOf = (ladder: Ladder, tier: string | null): Rung | null =>
  ladder.rungs[rankOf(ladder, tier)] ?? ladder.rungs.find(({ enter }) => enter === 0) ?? null;
