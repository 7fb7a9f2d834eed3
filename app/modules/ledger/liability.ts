import { addMonths, startOfDay } from "#app/vocabulary/calendar.ts";
import { dayIn } from "#app/vocabulary/time.ts";

/** Instants from one to another; null is open. */
export interface Span {
  from: Date | null;
  until: Date | null;
}

/** How old points are, in whole calendar months since they were earned; `to` null: and older. */
export interface AgeSpan extends Span {
  fromMonths: number;
  toMonths: number | null;
}

/** A calendar month in which points end, `YYYY-MM`; null for everything after the last of them. */
export interface MonthSpan extends Span {
  month: string | null;
}

const AGES = [0, 3, 6, 12, 24] as const;
const MONTHS_AHEAD = 12;
const OLD_MONTHS = 12;
/** Fewer old points than this say nothing about the next ones. */
const LEAST_OLD_POINTS = 1_000;

const monthsAgo = (timeZone: string, now: Date, months: number): Date =>
  startOfDay(timeZone, addMonths(dayIn(timeZone, now), -months));

/** Ages of points, from the youngest; a span holds its `from` and not its `until`. Months of the shop's zone. */
export function ageSpans(timeZone: string, now: Date): AgeSpan[] {
  return AGES.map((fromMonths, index) => {
    const toMonths = AGES[index + 1] ?? null;
    return {
      fromMonths,
      toMonths,
      from: toMonths === null ? null : monthsAgo(timeZone, now, toMonths),
      until: fromMonths === 0 ? null : monthsAgo(timeZone, now, fromMonths),
    };
  });
}

/**
 * The rest of this month, the twelve after it, and everything later; a span holds its `until` and not its `from`:
 * points that are due when a month is over were last spendable in it.
 */
export function expirySpans(timeZone: string, now: Date): MonthSpan[] {
  const [year, month] = dayIn(timeZone, now).split("-").map(Number);
  const first = dayIn("UTC", new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, 1)));
  const months = Array.from({ length: MONTHS_AHEAD + 1 }, (_, ahead) => addMonths(first, ahead));
  const starts = [...months, addMonths(first, MONTHS_AHEAD + 1)].map((day) => startOfDay(timeZone, day));
  return [
    ...months.map((day, index) => ({
      month: day.slice(0, 7),
      from: index === 0 ? now : (starts[index] ?? null),
      until: starts[index + 1] ?? null,
    })),
    { month: null, from: starts.at(-1) ?? null, until: null },
  ];
}

/** What became of points that were earned before an instant. */
export interface OldPoints {
  /** All of them, each once, whoever holds them now. */
  earned: number;
  takenBack: number;
  expired: number;
  unused: number;
}

/** From this instant on points are too young to tell whether they will be used. */
export const oldBefore = (timeZone: string, now: Date): Date => monthsAgo(timeZone, now, OLD_MONTHS);

/**
 * The share of points that nobody uses: of the old ones that were not taken back, those that expired or are unused.
 * Null while there are too few of them.
 */
export function breakageShare({ earned, takenBack, expired, unused }: OldPoints): number | null {
  const kept = earned - takenBack;
  return kept < LEAST_OLD_POINTS ? null : (expired + unused) / kept;
}
