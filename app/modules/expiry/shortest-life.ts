import { addCalendarDays } from "#app/vocabulary/calendar.ts";
import { daysBetween, type Day } from "#app/vocabulary/time.ts";
import { lastDay } from "./expires-at.ts";
import type { ExpirySettings } from "./settings.ts";

const FIRST: Day = "2025-01-01";
/** Four years from there hold every kind of month and year. */
const STARTS = 1461;

/** The fewest days from an earning day to the last day of its points; null when they never end. */
export function shortestLifeDays(settings: ExpirySettings): number | null {
  let shortest: number | null = null;
  for (let start = 0, earned = FIRST; start < STARTS; start++, earned = addCalendarDays(FIRST, start)) {
    const last = lastDay(earned, settings);
    if (last === null) return null;
    const life = daysBetween(earned, last);
    if (shortest === null || life < shortest) shortest = life;
  }
  return shortest;
}
