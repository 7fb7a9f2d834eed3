/** The languages that shoppers are spoken to in. */
export const LOCALES = ["en", "fr", "de", "es", "ja"] as const;
export type Locale = (typeof LOCALES)[number];

const isLocale = (tag: string): tag is Locale => LOCALES.some((locale) => locale === tag);

/** The first of the tags whose language is known, in order of preference; English otherwise: "fr-CA" is French. */
export function localeFor(...tags: readonly (string | null | undefined)[]): Locale {
  for (const tag of tags) {
    const language = tag?.toLowerCase().split(/[-_]/)[0] ?? "";
    if (isLocale(language)) return language;
  }
  return "en";
}

/** A tag that formatters take, with underscores as hyphens; null for one that only looks like a tag. */
function wellFormed(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll("_", "-"))[0] ?? null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** How a language writes numbers and days where the shopper is: "en-GB" for English of "en_GB"; else the language. */
export function regionFor(locale: Locale, ...tags: readonly (string | null | undefined)[]): string {
  const spoken = tags.flatMap((tag) => (tag ? (wellFormed(tag) ?? []) : []));
  return spoken.find((tag) => tag.toLowerCase().split("-")[0] === locale) ?? locale;
}
