import type { OrderFacts, RefundFacts, ReturnFacts, TenderFacts } from "#app/vocabulary/order.ts";

const PAID_RANK = [
  "expired",
  "pending",
  "authorized",
  "partially_paid",
  "paid",
  "partially_refunded",
  "refunded",
  "voided",
];
const FULFILLED_RANK = ["unfulfilled", "restocked", "partial", "fulfilled"];

/** JSON with its keys in one order: Postgres keeps them in another than we wrote (jsonb sorts by length). */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === "object" && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

/** Shopify's clock of an order counts seconds; two states of one second are ordered by how far the order has come. */
function progress(order: OrderFacts): number[] {
  return [
    order.updatedAt.getTime(),
    order.deleted ? 1 : 0,
    order.refunds.length,
    order.cancelledAt ? 1 : 0,
    order.returns.length,
    PAID_RANK.indexOf(order.financialStatus),
    FULFILLED_RANK.indexOf(order.fulfillmentStatus),
  ];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** Whether an order has come further than it is known. Payments do not count: only some sources tell them. */
export const isFurther = (seen: OrderFacts, known: OrderFacts): boolean =>
  compare(progress(seen), progress(known)) > 0;

/** Whether `candidate` is a later state of the order than `known`: a total order, so arrival never matters (law 2). */
export function isNewer(candidate: OrderFacts, known: OrderFacts): boolean {
  const difference = compare(
    [...progress(candidate), candidate.tenders.length],
    [...progress(known), known.tenders.length],
  );
  if (difference !== 0) return difference > 0;
  // The last resort only has to be the same whichever state came first.
  return canonical(candidate) > canonical(known);
}

/** The state without whom it names, for an order of a person who was forgotten. */
export const nameless = (order: OrderFacts): OrderFacts => ({
  ...order,
  customer: null,
  contact: { email: null, phone: null, firstName: null, lastName: null },
});

/** Facts that came beside the order's state. */
export interface OrderParts {
  refunds: RefundFacts[];
  tenders: TenderFacts[];
  returns: ReturnFacts[];
  /** The order was deleted before it was ever seen: what still arrives of it is older. */
  deleted: boolean;
}

/**
 * The order as it is known now: its newest state, and the refunds, tenders and returns that it does not show yet.
 * `currentQuantity` of the state is the truth for every refund that the state shows; only a refund that it does not
 * show takes more off (edge case E11: one edit may be recorded as several refunds).
 */
export function withParts(state: OrderFacts, parts: OrderParts): OrderFacts {
  const shown = new Set(state.refunds.map((refund) => refund.refundId));
  const missing = parts.refunds.filter((refund) => !shown.has(refund.refundId));
  // A payment that has succeeded since replaces the same one as the state still shows it, under way.
  const settled = new Set(
    parts.tenders.filter((tender) => tender.status === "success").map((tender) => tender.transactionId),
  );
  const tenders = state.tenders.filter(
    (tender) => tender.status === "success" || !settled.has(tender.transactionId),
  );
  const tenderIds = new Set(tenders.map((tender) => tender.transactionId));
  const returnIds = new Set(state.returns.map((entry) => entry.returnId));
  const lines = state.lines.map((line) => {
    const gone = missing
      .flatMap((refund) => refund.lines)
      .filter((part) => part.lineId === line.lineId)
      .reduce((sum, part) => sum + part.quantity, 0);
    return gone === 0 ? line : { ...line, currentQuantity: Math.max(0, line.currentQuantity - gone) };
  });
  return {
    ...state,
    lines,
    refunds: [...state.refunds, ...missing],
    tenders: [...tenders, ...parts.tenders.filter((tender) => !tenderIds.has(tender.transactionId))],
    returns: [...state.returns, ...parts.returns.filter((entry) => !returnIds.has(entry.returnId))],
  };
}

/**
 * What only some sources tell stays when a newer state comes from another: webhooks carry no payments, the Admin API
 * no staff and no till.
 */
export function carryOver(known: OrderFacts, seen: OrderFacts): OrderFacts {
  const told = new Set(seen.tenders.map((tender) => tender.transactionId));
  return {
    ...seen,
    locationId: seen.locationId ?? known.locationId,
    deviceId: seen.deviceId ?? known.deviceId,
    staffId: seen.staffId ?? known.staffId,
    tenders: [...seen.tenders, ...known.tenders.filter((tender) => !told.has(tender.transactionId))],
  };
}
