import { formatMoney, toCurrencyCode, toMinorUnits } from "#app/vocabulary/money.ts";

/** How this visitor reads numbers and dates: their language, the shop's zone and currency. */
export interface FormatSettings {
  locale: string;
  timeZone: string;
  currency: string;
}

export interface Format {
  number(value: number): string;
  /** "1 point", "1,250 points". */
  points(value: number): string;
  /** "+50", "−20", "0". */
  signed(value: number): string;
  /** Minor units of the currency (the shop's unless named). */
  money(minorUnits: number, currency?: string): string;
  /** The day of an instant in the shop's zone: "3 Mar 2026". */
  date(instant: Date): string;
  dateTime(instant: Date): string;
  /** A calendar day (`YYYY-MM-DD`), whatever the zone. */
  day(day: string): string;
  shortDay(day: string): string;
  /** A calendar month (`YYYY-MM`): "March 2026". */
  month(month: string): string;
  /** A share of one in whole percent: "23%"; what is more than nothing never reads as nothing. */
  share(share: number): string;
  timeZone: string;
}

const knownLocale = (locale: string): string => {
  try {
    return Intl.getCanonicalLocales(locale)[0] ?? "en";
  } catch {
    return "en";
  }
};

// Node and browsers may differ in which space they print; a page must read the same on both.
const plainSpaces = (text: string): string => text.replace(/[\u202F\u2009]/g, " ");

/** @throws RangeError for an unknown time zone. */
export function createFormat({ locale: wanted, timeZone, currency }: FormatSettings): Format {
  const locale = knownLocale(wanted);
  const number = new Intl.NumberFormat(locale);
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  const shortDay = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" });
  const month = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  const share = new Intl.NumberFormat(locale, { style: "percent" });
  const atMidnight = (text: string): Date => new Date(`${text}T00:00:00Z`);
  return {
    number: (value) => number.format(value),
    points: (value) => `${number.format(value)} ${Math.abs(value) === 1 ? "point" : "points"}`,
    signed: (value) => (value === 0 ? "0" : `${value > 0 ? "+" : "−"}${number.format(Math.abs(value))}`),
    money: (minorUnits, code = currency) => {
      const known = toCurrencyCode(code);
      if (!known) throw new RangeError(`unknown currency ${code}`);
      return plainSpaces(formatMoney(toMinorUnits(minorUnits), known, locale));
    },
    date: (instant) => plainSpaces(date.format(instant)),
    dateTime: (instant) => plainSpaces(dateTime.format(instant)),
    day: (text) => plainSpaces(day.format(atMidnight(text))),
    shortDay: (text) => plainSpaces(shortDay.format(atMidnight(text))),
    month: (text) => plainSpaces(month.format(atMidnight(`${text}-01`))),
    share: (value) =>
      value > 0 && value < 0.005 ? `< ${plainSpaces(share.format(0.01))}` : plainSpaces(share.format(value)),
    timeZone,
  };
}

/** A length of time in words that fit a status line: "under 0.1 s", "0.4 s", "12 s", "3 min", "2 h". */
export function formatDuration(ms: number): string {
  if (ms < 100) return "under 0.1 s";
  if (ms < 10_000) return `${Math.round(ms / 100) / 10} s`;
  if (ms < 120_000) return `${Math.round(ms / 1000)} s`;
  if (ms < 7_200_000) return `${Math.round(ms / 60_000)} min`;
  return `${Math.round(ms / 3_600_000)} h`;
}

/** The change against the period before, in whole percent; null when there is nothing to compare with. */
export function percentChange(now: number, before: number): number | null {
  return before === 0 ? null : Math.round(((now - before) / before) * 100);
}
