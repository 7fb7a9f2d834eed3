import type { ProfileId } from "#app/vocabulary/ids.ts";
import { NO_POINTS, toPoints, type Points } from "#app/vocabulary/points.ts";
import type { OrderPosition } from "./ledger.store.server.ts";
import type { PostingKind } from "./posting.ts";

/** What one order should hold now, and for whom; null when it belongs to nobody. */
export interface OrderLevel {
  profileId: ProfileId | null;
  pending: Points;
  available: Points;
}

/** One change that brings the ledger to the level. */
export interface Difference {
  profileId: ProfileId;
  kind: PostingKind;
  pending: Points;
  available: Points;
  shortfall: Points;
  /** The order moved to another person, so this is not about its goods. */
  reassigned: boolean;
}

function kindOf(pending: number, available: number): PostingKind {
  if (available < 0 || (available === 0 && pending < 0)) return "take_back";
  if (pending < 0) return "mature";
  return available > 0 ? "earn" : "earn_pending";
}

function difference(
  position: OrderPosition,
  pending: number,
  available: number,
  reassigned: boolean,
): Difference[] {
  const dPending = pending - position.pending;
  const dAvailable = available - position.available;
  if (dPending === 0 && dAvailable === 0) return [];
  // Points that were forgiven are not given a second time.
  const madeGood = dAvailable > 0 ? Math.min(dAvailable, position.shortfall) : 0;
  return [
    {
      profileId: position.profileId,
      kind: kindOf(dPending, dAvailable),
      pending: toPoints(dPending),
      available: toPoints(dAvailable - madeGood),
      shortfall: toPoints(madeGood === 0 ? 0 : -madeGood),
      reassigned,
    },
  ];
}

/**
 * Law 2, level not edge: the postings that bring what the ledger holds for an order to what it should hold. Empty when
 * they agree, however often and in whatever order the messages came. Everybody who holds something for the order but
 * is no longer its person gives it back first.
 */
export function orderDifference(level: OrderLevel, positions: readonly OrderPosition[]): Difference[] {
  const others = positions.filter((position) => position.profileId !== level.profileId);
  const differences = others.flatMap((position) => difference(position, 0, 0, true));
  if (level.profileId === null) return differences;
  const own = positions.find((position) => position.profileId === level.profileId) ?? {
    profileId: level.profileId,
    pending: NO_POINTS,
    available: NO_POINTS,
    shortfall: NO_POINTS,
    entries: 0,
  };
  return [...differences, ...difference(own, level.pending, level.available, false)];
}
