import { addCalendarDays, addMonths, endOfYear } from "#app/vocabulary/calendar.ts";
import type { Day } from "#app/vocabulary/time.ts";
import { rankOf, type Ladder } from "./ladder.ts";

/** Where a person stands, as it was decided last. */
export interface Standing {
  /** What the counter and the keeping rules give. */
  base: string | null;
  /** What counts: the higher one of base and floor. */
  tier: string | null;
  belowSince: Day | null;
  keptUntil: Day | null;
  /** Set by staff: not less than this tier through the day; null: without an end. */
  floor: { tier: string; until: Day | null } | null;
}

export const NEVER_DECIDED: Standing = {
  base: null,
  tier: null,
  belowSince: null,
  keptUntil: null,
  floor: null,
};

/** What is counted: in the running period, and for calendar years also in the one before. */
export interface Counts {
  now: number;
  before: number;
}

const highest = ({ rungs }: Ladder, fits: (rung: Ladder["rungs"][number]) => boolean): number =>
  rungs.findLastIndex(fits);

/** A tier reached in a year lasts through the year after; elsewhere only the running period counts. */
export const reached = ({ period }: Ladder, { now, before }: Counts): number =>
  period === "calendar_year" ? Math.max(now, before) : now;

type Base = Pick<Standing, "belowSince" | "keptUntil"> & { rank: number };

function fall(ladder: Ladder, from: number, entered: number, value: number, today: Day): Base {
  const kept = highest(ladder, (rung) => rung.keep <= value);
  // A tier that was taken off the ladder is left at once, for the best one that is kept with so much.
  if (from < 0) return { rank: kept, belowSince: null, keptUntil: null };
  // Returns may lower what was counted for life; a step at a time would let them be undone by waiting.
  if (ladder.downgrade === "reevaluate" || ladder.period === "lifetime")
    return { rank: Math.max(entered, Math.min(kept, from)), belowSince: null, keptUntil: null };
  const keptUntil = ladder.period === "calendar_year" ? endOfYear(today) : addMonths(today, 12);
  return { rank: Math.max(entered, from - 1), belowSince: null, keptUntil };
}

function decideBase(standing: Standing, counts: Counts, ladder: Ladder, today: Day): Base {
  const value = reached(ladder, counts);
  const entered = highest(ladder, (rung) => rung.enter <= value);
  const current = rankOf(ladder, standing.base);
  if (standing.base !== null && current < 0) return fall(ladder, current, entered, value, today);
  if (entered > current) return { rank: entered, belowSince: null, keptUntil: null };
  const rung = ladder.rungs[current];
  if (!rung || rung.keep <= value) return { rank: current, belowSince: null, keptUntil: standing.keptUntil };
  if (standing.keptUntil !== null && today <= standing.keptUntil)
    return { rank: current, belowSince: null, keptUntil: standing.keptUntil };
  const belowSince = standing.belowSince ?? today;
  if (today < addCalendarDays(belowSince, ladder.graceDays))
    return { rank: current, belowSince, keptUntil: null };
  return fall(ladder, current, entered, value, today);
}

/**
 * Where a person stands today. Pure, and used alike by orders, the nightly evaluation and the preview of a change.
 * Up at once; down only when too little is counted to keep the tier and the grace period is over. What the balance
 * holds plays no part (edge case T4).
 */
export function decideTier(standing: Standing, counts: Counts, ladder: Ladder, today: Day): Standing {
  const { rank, belowSince, keptUntil } = decideBase(standing, counts, ladder, today);
  const floorRank = rankOf(ladder, standing.floor?.tier ?? null);
  const until = standing.floor?.until ?? null;
  const floor = floorRank >= 0 && (until === null || today <= until) ? standing.floor : null;
  return {
    base: ladder.rungs[rank]?.id ?? null,
    tier: ladder.rungs[Math.max(rank, floor ? floorRank : -1)]?.id ?? null,
    belowSince,
    keptUntil,
    floor,
  };
}
