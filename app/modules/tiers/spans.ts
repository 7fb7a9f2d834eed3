import { addMonths, startOfDay, startOfYear } from "#app/vocabulary/calendar.ts";
import { dayIn, type Day } from "#app/vocabulary/time.ts";
import type { Ladder } from "./ladder.ts";

/** The instants between which orders are counted, by the day they were made in the shop's zone. */
export interface Spans {
  today: Day;
  /** The running period: from here on; null: everything. */
  from: Date | null;
  /** The period before it begins here; null where it plays no part. */
  beforeFrom: Date | null;
}

export function spansOf(period: Ladder["period"], timeZone: string, now: Date): Spans {
  const today = dayIn(timeZone, now);
  if (period === "lifetime") return { today, from: null, beforeFrom: null };
  if (period === "rolling_12_months")
    return { today, from: startOfDay(timeZone, addMonths(today, -12)), beforeFrom: null };
  const firstOf = (yearsBefore: number) => startOfDay(timeZone, startOfYear(today, yearsBefore));
  return { today, from: firstOf(0), beforeFrom: firstOf(1) };
}
