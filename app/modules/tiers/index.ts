export type { AutomaticPerks } from "./automatic-perks.ts";
export { countOrder } from "./count-order.ts";
export { decideTier, NEVER_DECIDED, type Standing } from "./decide-tier.ts";
export { joinStandings } from "./join-standings.ts";
export { rankOf, rungOf, toLadder, type Ladder } from "./ladder.ts";
export { tierProgress, type TierProgress } from "./progress.ts";
export { defaultTiersSettings, TIERS, tiersSettings, type TiersSettings } from "./settings.ts";
export { readTiersHeld } from "./read-standings.store.server.ts";
export { spansOf, type Spans } from "./spans.ts";
export {
  dropStanding,
  listCountedDays,
  nextStretch,
  readMembers,
  readStretch,
  writeStandings,
  type Member,
  type Resettled,
  type TierCause,
} from "./standings.store.server.ts";
export {
  enterTiers,
  forgetTierNotes,
  listTierChanges,
  momentKey,
  moveTierEntries,
  readTierEntries,
  readTiersAt,
  type Moment,
  type TierChange,
} from "./tier-history.store.server.ts";
export { countTiers, readTierRun, writeTierRun, type TierRun } from "./tier-run.store.server.ts";
