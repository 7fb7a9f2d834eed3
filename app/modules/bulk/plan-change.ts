import { NO_POINTS, toPoints, type Points } from "#app/vocabulary/points.ts";
import type { BulkMode } from "./read-row.ts";

/** What somebody can spend now, and what they owe. */
export interface Holding {
  spendable: Points;
  debt: Points;
}

export type PlannedChange = { ok: true; change: Points } | { ok: false; reason: string };

/** Points that bring the spendable balance to a number; what is owed is repaid by added points first. */
function differenceTo(target: Points, { spendable, debt }: Holding): Points {
  return toPoints(target > spendable ? target - spendable + debt : target - spendable);
}

/**
 * What a row changes for a person who holds so much: the same decision for the first look and, under the person's
 * lock, when it is applied. Nobody is brought below zero.
 */
export function planChange(points: Points, mode: BulkMode, holding: Holding | null): PlannedChange {
  if (!holding && points < 0) return { ok: false, reason: "A new person has no points that could be taken." };
  const holds = holding ?? { spendable: NO_POINTS, debt: NO_POINTS };
  const change = mode === "add" ? points : differenceTo(points, holds);
  if (-change > holds.spendable) {
    const has = holds.spendable === 1 ? "is 1 point" : `are ${holds.spendable} points`;
    return { ok: false, reason: `${-change} points cannot be taken: there ${has} to spend.` };
  }
  return { ok: true, change };
}
