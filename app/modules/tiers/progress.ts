import { addCalendarDays, addMonths, endOfYear } from "#app/vocabulary/calendar.ts";
import type { Day } from "#app/vocabulary/time.ts";
import type { Counts, Standing } from "./decide-tier.ts";
import { rankOf, type Ladder } from "./ladder.ts";

/** What one day counted. */
export interface CountedDay {
  day: Day;
  value: number;
}

/** How far a person has come; amounts in what is counted: points, orders or minor units. */
export interface TierProgress {
  /** What is counted in the running period. */
  value: number;
  next: { name: string; missing: number } | null;
  /** What is still missing to stay, and the last day for it. */
  keep: { missing: number; by: Day } | null;
}

/** When the oldest days leave the rolling twelve months, too little may be left: how much is missing, and until when. */
function rollingKeep(keep: number, days: readonly CountedDay[]): TierProgress["keep"] {
  let left = days.reduce((sum, { value }) => sum + value, 0);
  for (const { day, value } of days.toSorted((a, b) => a.day.localeCompare(b.day))) {
    left -= value;
    if (left < keep) return { missing: keep - left, by: addMonths(day, 12) };
  }
  return null;
}

function keepOf(
  standing: Standing,
  { now }: Counts,
  ladder: Ladder,
  today: Day,
  days: readonly CountedDay[],
): TierProgress["keep"] {
  const rung = ladder.rungs[rankOf(ladder, standing.base)];
  if (!rung || rung.keep === 0) return null;
  if (standing.belowSince !== null) {
    const by = addCalendarDays(standing.belowSince, Math.max(ladder.graceDays - 1, 0));
    return { missing: Math.max(rung.keep - now, 0), by };
  }
  if (ladder.period === "lifetime") return null;
  const end =
    ladder.period === "rolling_12_months"
      ? rollingKeep(rung.keep, days)
      : now < rung.keep
        ? { missing: rung.keep - now, by: endOfYear(today) }
        : null;
  return end && standing.keptUntil && standing.keptUntil > end.by ? { ...end, by: standing.keptUntil } : end;
}

/**
 * The way to the next tier and what it takes to stay ("€43 to Gold, €120 by 31 December to keep it").
 *
 * @param days - what each day of the running period counted
 */
export function tierProgress(
  standing: Standing,
  counts: Counts,
  ladder: Ladder,
  today: Day,
  days: readonly CountedDay[],
): TierProgress {
  const next = ladder.rungs[rankOf(ladder, standing.tier) + 1];
  return {
    value: counts.now,
    next: next ? { name: next.name, missing: Math.max(next.enter - counts.now, 0) } : null,
    keep: keepOf(standing, counts, ladder, today, days),
  };
}
