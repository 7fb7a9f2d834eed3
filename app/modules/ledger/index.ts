export {
  postAll,
  readBalance,
  readOrderPositions,
  transferAll,
  type OrderPosition,
} from "./ledger.store.server.ts";
export { orderDifference, type Difference } from "./order-difference.ts";
export { type OnShortage, type Posting, type PostingKind, type PostingStatus } from "./posting.ts";
export * from "./list-entries.store.server.ts";
export { listEntriesAfter, listOpenLotsAfter } from "./export.store.server.ts";
export * from "./read-balance.store.server.ts";
export { lockAccounts, readHoldings } from "./read-holdings.store.server.ts";
export { auditBalances, type LedgerDifference } from "./audit-balances.store.server.ts";
export { readEntryArchive, type ArchivedEntry } from "./read-person-archive.store.server.ts";
export {
  captureHold,
  holdPoints,
  listTimedOutHolds,
  readHold,
  releaseHold,
  restoreHold,
  restoreLevel,
  type HoldChannel,
} from "./holds.store.server.ts";
export {
  expireDueLots,
  expireIdleAccounts,
  lockOpenLots,
  noteActivity,
  noteExpiringPoints,
  redateLots,
  type Expired,
} from "./expiry.store.server.ts";
export {
  countPeopleOfGroups,
  readIdlePeople,
  readLotGroups,
  type LotGroup,
  type PeopleAndPoints,
} from "./expiry-preview.store.server.ts";
export * from "./liability.ts";
export * from "./liability.store.server.ts";
