import type { ProgramTexts } from "#app/contracts/program-facts.ts";
import type { CurrencyCode } from "#app/vocabulary/money.ts";
import type { Day } from "#app/vocabulary/time.ts";
import {
  LOCALES,
  pointsNameOf,
  speakerFor,
  THEME_KEYS,
  type BrandSettings,
  type Locale,
  type Speaker,
} from "#app/modules/brand/index.ts";
import type { EarningSettings } from "#app/modules/earning/index.ts";
import { priceOf, type StockedReward } from "#app/modules/redemption/index.ts";
import type { TiersSettings } from "#app/modules/tiers/index.ts";
import { offerDetail } from "#app/screens/shopper/offer-detail.ts";
import { offerTitle } from "#app/screens/shopper/reward-title.ts";
import { waysToEarn } from "#app/screens/shopper/ways-to-earn.ts";

/** Rewards that a block lists: more than anybody reads, and few enough for a metafield in five languages. */
const MOST_REWARDS = 40;

/** A merchant's program as it is in force at an instant; null where nothing has begun. */
export interface ProgramInForce {
  earning: EarningSettings | null;
  tiers: TiersSettings | null;
  brand: BrandSettings;
  /** Those that can be had, in their order. */
  rewards: readonly StockedReward[];
}

/** A metafield is not written anew with every redemption, so it does not tell how many are left. */
const withoutStock = (reward: StockedReward): StockedReward => ({
  ...reward,
  terms: { ...reward.terms, conditions: { ...reward.terms.conditions, stock: null } },
});

/** What the browser fills in stands as its own name in the sentence. */
const LEFT_OPEN = { points: "{points}" };

const wordsOf = (speaker: Speaker): Record<string, string> =>
  Object.fromEntries(
    THEME_KEYS.map((key) => [key.slice("theme.".length), speaker.say(key, LEFT_OPEN)] as const),
  );

function rewardsOf(
  { rewards, tiers }: ProgramInForce,
  speaker: Speaker,
  currency: CurrencyCode,
): ProgramTexts["rewards"] {
  const names = new Map(tiers?.tiers.map(({ id, name }) => [id, name]));
  const online = rewards.filter(({ terms }) => terms.conditions.channels.includes("online"));
  return online.slice(0, MOST_REWARDS).flatMap((reward) => {
    const title = offerTitle(speaker, reward.terms, currency);
    const price = speaker.points(priceOf(reward.terms.offer).least);
    const detail = offerDetail(withoutStock(reward), currency, speaker, names);
    return title === null ? [] : [{ id: reward.rewardId, title, detail, price }];
  });
}

/** The program in every language of shoppers, as a guest sees it on a day. */
export function programTexts(
  program: ProgramInForce,
  currency: CurrencyCode,
  today: Day,
): Record<Locale, ProgramTexts> {
  const { brand, earning } = program;
  const textsIn = (locale: Locale): ProgramTexts => {
    const speaker = speakerFor(brand, locale);
    const guest = { speaker, currency, today, customerTags: null, tier: null };
    return {
      unit: pointsNameOf(brand, locale),
      words: wordsOf(speaker),
      ways: earning ? waysToEarn(earning, guest) : [],
      rewards: rewardsOf(program, speaker, currency),
    };
  };
  const [en, fr, de, es, ja] = LOCALES.map(textsIn);
  if (!en || !fr || !de || !es || !ja) throw new Error("a language is missing");
  return { en, fr, de, es, ja };
}
