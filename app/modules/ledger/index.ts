export {
  postAll,
  readBalance,
  readOrderPositions,
  transferAll,
  type Balance,
  type OrderPosition,
  type Transfer,
} from "./ledger.store.server.ts";
export { orderDifference, type Difference } from "./order-difference.ts";
export { inputHash, type OnShortage, type Posting, type PostingKind, type PostingStatus } from "./posting.ts";
export * from "./list-entries.store.server.ts";
export * from "./read-balance.store.server.ts";
export { auditBalances, type LedgerDifference } from "./audit-balances.store.server.ts";
