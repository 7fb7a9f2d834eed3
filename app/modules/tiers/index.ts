export { COUNTS_NOTHING, countOrder, type Counted } from "./count-order.ts";
export { decideTier, NEVER_DECIDED, type Counts, type Standing } from "./decide-tier.ts";
export { joinStandings } from "./join-standings.ts";
export { rankOf, toLadder, type Ladder, type Rung } from "./ladder.ts";
export { tierProgress, type CountedDay, type TierProgress } from "./progress.ts";
export {
  defaultTiersSettings,
  TIERS,
  tiersSettings,
  type TiersSettings,
  type TierSettings,
} from "./settings.ts";
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
  type TierEntry,
} from "./tier-history.store.server.ts";
export { countTiers, readTierRun, writeTierRun, type TierRun } from "./tier-run.store.server.ts";
