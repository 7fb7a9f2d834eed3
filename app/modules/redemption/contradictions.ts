import { toCurrencyCode, type CurrencyCode, type MinorUnits } from "#app/vocabulary/money.ts";
import { amountIn } from "./amount-in.ts";
import { conditionsOfKind } from "./conditions-of-kind.ts";
import { REWARD_KINDS } from "./registry.ts";
import type { RewardTerms } from "./reward.ts";

/** Writes an amount for whoever reads the sentence. */
export type SayMoney = (amount: MinorUnits, currency: CurrencyCode) => string;

export const isEmpty = (value: unknown): boolean =>
  value === null || (typeof value === "object" && Object.keys(value).length === 0);

/** The currencies that have an amount. */
export const currenciesOf = (amounts: Readonly<Record<string, string>>): CurrencyCode[] =>
  Object.keys(amounts).flatMap((code) => toCurrencyCode(code) ?? []);

/** Conditions that the kind cannot have: Shopify would not keep them, and nobody would notice. */
function misplaced({ offer, conditions }: RewardTerms): Record<string, string> {
  const possible: readonly string[] = conditionsOfKind(offer.kind);
  const set = Object.entries(conditions).filter(
    ([name, value]) => !possible.includes(name) && typeof value === "object" && !isEmpty(value),
  );
  const { title } = REWARD_KINDS[offer.kind];
  return Object.fromEntries(set.map(([name]) => [name, `This is not possible for “${title}”.`]));
}

/** A cap that every order reaches makes the percentage a lie. */
function idleCap({ offer, conditions }: RewardTerms, say: SayMoney): Record<string, string> {
  if (offer.kind !== "percentOff") return {};
  const { cap: caps, percent } = offer.settings;
  for (const currency of currenciesOf(caps)) {
    const cap = amountIn(caps, currency);
    const minimum = amountIn(conditions.minimumSpend, currency);
    if (cap === null || minimum === null || cap * 100 > minimum * percent) continue;
    return {
      cap: `Every order of at least ${say(minimum, currency)} reaches ${say(cap, currency)}, so the percentage never counts. Raise this, or make it an amount off.`,
    };
  }
  return {};
}

/**
 * What cannot be kept as it is, by setting, beyond what each setting asks for by itself.
 * `taken`: how many are out or used.
 */
export function contradictions(terms: RewardTerms, taken: number, say: SayMoney): Record<string, string> {
  const { stock, combinesWith } = terms.conditions;
  return {
    ...misplaced(terms),
    ...idleCap(terms, say),
    ...(stock !== null && stock < taken
      ? { stock: `Members have taken ${taken} already: enter at least ${taken}.` }
      : {}),
    ...(terms.offer.kind === "freeShipping" && combinesWith.includes("shipping")
      ? { combinesWith: "Shopify does not combine free shipping with another shipping discount." }
      : {}),
  };
}
