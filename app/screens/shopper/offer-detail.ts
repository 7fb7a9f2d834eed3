import { parseMoney, type CurrencyCode } from "#app/vocabulary/money.ts";
import type { Speaker } from "#app/modules/brand/index.ts";
import { REWARD_KINDS, type StockedReward } from "#app/modules/redemption/index.ts";

/** So few that it is worth saying. */
const FEW = 10;

const LIMITS = {
  ever: "offer.limit_ever",
  year: "offer.limit_year",
  month: "offer.limit_month",
  day: "offer.limit_day",
} as const;

const amountText = (
  amounts: Readonly<Record<string, string>>,
  currency: CurrencyCode,
  speaker: Speaker,
): string | null => {
  const amount = Object.hasOwn(amounts, currency) ? parseMoney(amounts[currency], currency) : null;
  return amount === null ? null : speaker.money(amount, currency);
};

/** Names as people read them one after another: "Gold or Platinum". */
export const tierNames = (
  tiers: readonly string[],
  names: ReadonlyMap<string, string> | undefined,
  { locale }: Speaker,
): string =>
  new Intl.ListFormat(locale, { type: "disjunction" }).format(tiers.map((id) => names?.get(id) ?? id));

/** The small print of a reward: what it asks for, how long it lasts, and what it cannot stand beside (R7). */
export function offerDetail(
  { terms: { offer, conditions }, taken }: StockedReward,
  currency: CurrencyCode,
  speaker: Speaker,
  tiers: ReadonlyMap<string, string> | undefined,
): string | null {
  const { say } = speaker;
  const { perPerson, perPersonIn, stock, validDays, combinesWith } = conditions;
  const minimum = amountText(conditions.minimumSpend, currency, speaker);
  const upTo = offer.kind === "freeShipping" ? amountText(offer.settings.upTo, currency, speaker) : null;
  const isFor = conditions.products.length + conditions.collections.length > 0;
  const hasCode = REWARD_KINDS[offer.kind].settled === "by_order";
  const left = stock === null ? null : Math.max(0, stock - taken);
  const sentences = [
    minimum && say("offer.minimum", { amount: minimum }),
    upTo && say("offer.shipping_up_to", { amount: upTo }),
    isFor && say("offer.products"),
    conditions.tiers.length > 0 && say("offer.tiers", { tiers: tierNames(conditions.tiers, tiers, speaker) }),
    perPerson !== null && say(LIMITS[perPersonIn], { count: perPerson }),
    left !== null && left > 0 && left <= FEW && say("offer.left", { count: left }),
    hasCode && say("offer.valid", { count: validDays }),
    hasCode && combinesWith.length === 0 && say("offer.alone"),
  ].filter((sentence) => typeof sentence === "string" && sentence !== "");
  return sentences.length === 0 ? null : sentences.join(speaker.locale === "ja" ? "" : " ");
}
