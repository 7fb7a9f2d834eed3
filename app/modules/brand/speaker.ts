import { IntlMessageFormat } from "intl-messageformat";
import { formatDecimal, type CurrencyCode, type MinorUnits } from "#app/vocabulary/money.ts";
import type { Day } from "#app/vocabulary/time.ts";
import { localeFor, regionFor, type Locale } from "./locale.ts";
import { remembered } from "./remembered.ts";
import type { BrandSettings } from "./settings.ts";
import { SURFACE_WORDS, WORDS, type Surface, type WordKey } from "./words/catalogue.ts";

const POINTS: Record<Locale, { one: string; other: string }> = {
  en: { one: "point", other: "points" },
  fr: { one: "point", other: "points" },
  de: { one: "Punkt", other: "Punkte" },
  es: { one: "punto", other: "puntos" },
  ja: { one: "ポイント", other: "ポイント" },
};

/** What the merchant calls points in a language. */
export const pointsNameOf = (brand: Pick<BrandSettings, "pointsName">, locale: Locale) =>
  brand.pointsName[locale] ?? POINTS[locale];

const message = remembered((locale: string, text: string) => new IntlMessageFormat(text, locale));
const plural = remembered((locale: string) => new Intl.PluralRules(locale));
const plain = remembered((region: string) => new Intl.NumberFormat(region));
const date = remembered(
  (region: string) => new Intl.DateTimeFormat(region, { dateStyle: "long", timeZone: "UTC" }),
);
const amount = remembered(
  (region: string, currency: string) =>
    new Intl.NumberFormat(region, { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" }),
);

export type Values = Readonly<Record<string, string | number>>;

/** Speaks to one shopper: in their language, with the merchant's own words. */
export interface Speaker {
  locale: Locale;
  /** `unit`, what points are called, need not be given. */
  say: (key: WordKey, values?: Values) => string;
  /** "1,250 points" */
  points: (points: number) => string;
  /** "€5" where the amount is whole, "€4.99" otherwise. */
  money: (amount: MinorUnits, currency: CurrencyCode) => string;
  /** "31 December 2026" */
  day: (day: Day) => string;
  /** A decimal number, such as "1.5", as it is written in the language. */
  number: (decimal: string) => string;
  /** The fixed words of a surface, by key without its name. */
  surface: (surface: Surface) => Record<string, string>;
}

/** `tags`: the shopper's languages, the preferred first. */
export function speakerFor(brand: BrandSettings, ...tags: readonly (string | null | undefined)[]): Speaker {
  const locale = localeFor(...tags);
  const region = regionFor(locale, ...tags);
  const names = pointsNameOf(brand, locale);
  const own = (key: string) => (Object.hasOwn(brand.words, key) ? brand.words[key]?.[locale] : undefined);
  const fill = (text: string, values: Values) =>
    String(message(locale, text).format({ unit: names.other, ...values }));
  return {
    locale,
    say: (key, values = {}) => fill(own(key) ?? WORDS[key][locale], values),
    points: (points) => {
      const number = plain(region).format(points);
      const unit = plural(locale).select(Math.abs(points)) === "one" ? names.one : names.other;
      return locale === "ja" ? `${number}${unit}` : `${number}\u00a0${unit}`;
    },
    money: (minor, currency) => amount(region, currency).format(Number(formatDecimal(minor, currency))),
    day: (day) => date(region).format(new Date(day)),
    number: (decimal) => plain(region).format(Number(decimal)),
    surface: (surface) =>
      Object.fromEntries(
        Object.entries(SURFACE_WORDS[surface]).map(([key, entry]) => [
          key.slice(surface.length + 1),
          fill(own(key) ?? entry[locale], {}),
        ]),
      ),
  };
}
