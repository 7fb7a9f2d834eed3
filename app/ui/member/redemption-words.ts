import type {
  RedemptionState,
  RedemptionSurface,
  ReleaseReason,
} from "#app/modules/redemption/redemption.ts";
import type { Format } from "../format.ts";

export interface RedemptionFacts {
  state: RedemptionState;
  surface: RedemptionSurface;
  createdAt: Date;
  expiresAt: Date;
  closedAt: Date | null;
  releaseReason: ReleaseReason | null;
  orderName: string | null;
}

const PLACES: Record<RedemptionSurface, string> = {
  checkout: "at checkout",
  account: "in the account",
  pos: "at the till",
  admin: "by staff",
};

const ENDS: Record<ReleaseReason, string> = {
  undone_by_shopper: "Taken off again by the shopper",
  undone_by_staff: "Taken back by staff",
  timed_out: "Not used in time",
  order_cancelled: "The order was cancelled",
  deleted_in_shopify: "The discount was deleted in Shopify",
  not_issued: "Shopify did not make it",
  reissued: "Replaced by a new code",
  person_forgotten: "The person was erased",
};

/** Where a reward came from and what became of it. */
export function redemptionSentence(facts: RedemptionFacts, format: Format): string {
  const { state, surface, createdAt, expiresAt, closedAt, releaseReason, orderName } = facts;
  const taken = `Taken ${PLACES[surface]} on ${format.date(createdAt)}`;
  const end = closedAt ? ` on ${format.date(closedAt)}` : "";
  switch (state) {
    case "reserved":
      return `${taken}. Being made in Shopify.`;
    case "issued":
      return `${taken}. Can be used until ${format.dateTime(expiresAt)}.`;
    case "captured":
      return orderName ? `${taken}. Used with order ${orderName}${end}.` : `${taken}. Given${end}.`;
    case "released":
      return `${taken}. ${releaseReason ? ENDS[releaseReason] : "Over"}${end}: the points went back.`;
  }
}
