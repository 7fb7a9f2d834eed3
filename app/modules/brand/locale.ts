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
