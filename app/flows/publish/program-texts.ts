import type { ProgramTexts } from "#app/contracts/program-facts.ts";
import type { CurrencyCode } from "#app/vocabulary/money.ts";
import {
  LOCALES,
  pointsNameOf,
  speakerFor,
  THEME_KEYS,
  type BrandSettings,
  type Locale,
  type Speaker,
} from "#app/modules/brand/index.ts";
import { priceOf, type StockedReward } from "#app/modules/redemption/index.ts";
import { offerTitle } from "#app/screens/shopper/reward-title.ts";

/** Rewards that a block lists: more than anybody reads, and few enough for a metafield in five languages. */
const MOST_REWARDS = 40;

/** What the browser fills in stands as its own name in the sentence. */
const LEFT_OPEN = { points: "{points}", name: "{name}" };

const wordsOf = (speaker: Speaker): Record<string, string> =>
  Object.fromEntries(
    THEME_KEYS.map((key) => [key.slice("theme.".length), speaker.say(key, LEFT_OPEN)] as const),
  );

const rewardsOf = (
  speaker: Speaker,
  rewards: readonly StockedReward[],
  currency: CurrencyCode,
): ProgramTexts["rewards"] =>
  rewards.slice(0, MOST_REWARDS).flatMap(({ rewardId: id, terms }) => {
    const title = offerTitle(speaker, terms, currency);
    const price = speaker.points(priceOf(terms.offer).least);
    return title === null ? [] : [{ id, title, detail: null, price }];
  });

/** The program in every language of shoppers. `rewards`: those that can be had online, in their order. */
export function programTexts(
  brand: BrandSettings,
  rewards: readonly StockedReward[],
  currency: CurrencyCode,
): Record<Locale, ProgramTexts> {
  const texts = (locale: Locale): ProgramTexts => {
    const speaker = speakerFor(brand, locale);
    return {
      unit: pointsNameOf(brand, locale),
      words: wordsOf(speaker),
      ways: [],
      rewards: rewardsOf(speaker, rewards, currency),
    };
  };
  const [en, fr, de, es, ja] = LOCALES.map(texts);
  if (!en || !fr || !de || !es || !ja) throw new Error("a language is missing");
  return { en, fr, de, es, ja };
}
