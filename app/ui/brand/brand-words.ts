import { LOCALES, type Locale } from "#app/modules/brand/locale.ts";
import { isWordKey } from "#app/modules/brand/own-words.ts";
import { pointsNameOf } from "#app/modules/brand/speaker.ts";
import type { BrandSettings } from "#app/modules/brand/settings.ts";
import { WORDS, type WordKey } from "#app/modules/brand/words/catalogue.ts";

export const LANGUAGES: Readonly<Record<Locale, string>> = {
  en: "English",
  fr: "French",
  de: "German",
  es: "Spanish",
  ja: "Japanese",
};

export const LANGUAGE_CHOICES = LOCALES.map((locale) => ({ value: locale, label: LANGUAGES[locale] }));

/** Where a sentence is read, by the first part of its key. */
const SURFACES: Readonly<Record<string, string>> = {
  account: "Customer account",
  checkout: "Checkout",
  earn: "What an order earns",
  history: "Points history",
  member: "Balance",
  offer: "Conditions of rewards",
  order: "Thank-you and order status",
  perk: "Perks of tiers",
  perks: "Perks of tiers",
  reward: "Names of rewards",
  refusal: "Why a reward cannot be had",
  storefront: "Online store",
  theme: "Online store",
  tier: "Tiers",
  tiers: "Tiers",
  ways: "Ways to earn",
};

const surfaceOf = (key: string): string => {
  const part = key.split(".")[0] ?? "";
  return SURFACES[part] ?? part.charAt(0).toUpperCase() + part.slice(1).replaceAll("_", " ");
};

const KEYS: readonly WordKey[] = Object.keys(WORDS).filter(isWordKey);

export const SURFACE_CHOICES: readonly string[] = [...new Set(KEYS.map(surfaceOf))].toSorted();

export interface Sentence {
  key: WordKey;
  surface: string;
  standard: string;
}

/** Sentences in one language that fit what is looked for, in the standard words or the merchant's own. */
export function findSentences(
  { words }: Pick<BrandSettings, "words">,
  locale: Locale,
  wanted: { text: string; surface: string; onlyOwn: boolean },
): Sentence[] {
  const text = wanted.text.trim().toLowerCase();
  return KEYS.flatMap((key) => {
    const standard = WORDS[key][locale];
    const own = words[key]?.[locale];
    const surface = surfaceOf(key);
    if (wanted.surface !== "" && surface !== wanted.surface) return [];
    if (wanted.onlyOwn && own === undefined) return [];
    const fits = [standard, own ?? "", WORDS[key].en].some((each) => each.toLowerCase().includes(text));
    return fits ? [{ key, surface, standard }] : [];
  });
}

const inQuotes = (text: string): string => `“${text}”`;

function wordChanges(before: BrandSettings, after: BrandSettings): string[] {
  return KEYS.flatMap((key) =>
    LOCALES.flatMap((locale) => {
      const [old, now] = [before.words[key]?.[locale], after.words[key]?.[locale]];
      if (old === now) return [];
      const from = inQuotes(old ?? WORDS[key][locale]);
      return [`${LANGUAGES[locale]}: ${from} → ${now === undefined ? "the standard words" : inQuotes(now)}`];
    }),
  );
}

function nameChanges(before: BrandSettings, after: BrandSettings): string[] {
  return LOCALES.flatMap((locale) => {
    const say = (brand: BrandSettings) => {
      const { one, other } = pointsNameOf(brand, locale);
      return one === other ? one : `${one}/${other}`;
    };
    const [old, now] = [say(before), say(after)];
    return old === now ? [] : [`Points in ${LANGUAGES[locale]}: ${old} → ${now}`];
  });
}

/** What a version changed, each in a sentence; empty when nothing did. */
export function describeBrandChanges(before: BrandSettings, after: BrandSettings): string[] {
  const plain = [
    { name: "Name of the program", of: ({ programName }: BrandSettings) => programName || "none" },
    { name: "Colour", of: ({ colour }: BrandSettings) => colour },
    { name: "Colour of text on it", of: ({ textColour }: BrandSettings) => textColour },
    { name: "Logo", of: ({ logo }: BrandSettings) => logo || "none" },
  ].flatMap(({ name, of }) => (of(before) === of(after) ? [] : [`${name}: ${of(before)} → ${of(after)}`]));
  return [...plain, ...nameChanges(before, after), ...wordChanges(before, after)];
}
