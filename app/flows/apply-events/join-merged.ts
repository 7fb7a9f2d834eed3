import { asProfileId, type ProfileId } from "#app/vocabulary/ids.ts";
import { toPoints } from "#app/vocabulary/points.ts";
import type { OrderPosition } from "#app/modules/ledger/index.ts";
import type { ProfileBook } from "#app/modules/profiles/index.ts";

/** Entries of a profile that has become another count as that one's. */
export function joinMerged(positions: readonly OrderPosition[], book: ProfileBook): OrderPosition[] {
  const joined = new Map<ProfileId, OrderPosition>();
  for (const position of positions) {
    const profileId = asProfileId(book.current(position.profileId));
    const known = joined.get(profileId);
    joined.set(profileId, {
      profileId,
      pending: toPoints((known?.pending ?? 0) + position.pending),
      available: toPoints((known?.available ?? 0) + position.available),
      shortfall: toPoints((known?.shortfall ?? 0) + position.shortfall),
      entries: (known?.entries ?? 0) + position.entries,
    });
  }
  return [...joined.values()];
}
