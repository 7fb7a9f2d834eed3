import type { ProfileId } from "#app/vocabulary/ids.ts";
import type { OrderFacts } from "#app/vocabulary/order.ts";
import type { Day } from "#app/vocabulary/time.ts";
import {
  moneyKept,
  orderTarget,
  paidMoment,
  pickVersion,
  type EarningVersion,
  type RuleAward,
} from "#app/modules/earning/index.ts";
import {
  orderDifference,
  type Difference,
  type OnShortage,
  type OrderPosition,
  type Posting,
} from "#app/modules/ledger/index.ts";
import { withParts, type OrderPins, type OrderRecord, type ProductFact } from "#app/modules/orders/index.ts";
import { countOrder } from "#app/modules/tiers/index.ts";
import { pinFacts, pricingFacts, type ToLearn } from "./pin-facts.ts";
import { NO_TARGET, type OrderWork } from "./fold-orders.ts";
import { asText, type RuleView } from "./rule-histories.ts";

/** Everything a decision about one order depends on. */
export interface OrderContext {
  versions: readonly EarningVersion[];
  earningSince: Date;
  products: Map<string, Pick<ProductFact, "tags" | "collectionIds">>;
  /** Null while no source told them. */
  profileTags: readonly string[] | null;
  /** The tier in which the person made the order, as far as was known; pinned when it first earns. */
  tier: OrderPins["tier"];
  /** What the ledger holds for the order, merged profiles already counted as one. */
  positions: readonly OrderPosition[];
  /** When a lot that is made now is due, by the instant from which its points were available. */
  lotExpiry: (earnedAt: Date) => Date | null;
  /** The day of the purchase in the shop's zone. */
  day: Day;
  /** What other orders of the person mean for this one, and what rules have given for it so far. */
  view: RuleView;
  now: Date;
}

export interface OrderDecision {
  record: OrderRecord;
  postings: Posting[];
  /** What rules give for it, part of the target. */
  awards: readonly RuleAward[];
  toLearn: ToLearn | null;
}

/** Which state of the goods made the points go down, in a code for the screens. */
function takeBackReason(order: OrderFacts, priceReason: string): string {
  if (priceReason === "cancelled" || priceReason === "deleted" || priceReason === "voided")
    return `order_${priceReason}`;
  if (order.refunds.length > 0) return "order_refunded";
  return "order_changed";
}

interface PostingPlace {
  work: OrderWork;
  order: OrderFacts;
  version: EarningVersion | null;
  priceReason: string;
  availableSince: Date | null;
  /** Nothing was said of the order, but rules give it something else because of the person's other orders. */
  bonusChanged: boolean;
}

function reasonOf(change: Difference, place: PostingPlace, hadEntries: boolean): string {
  const { order, priceReason } = place;
  if (change.reassigned) return "order_reassigned";
  if (place.work.movedBy !== null && change.kind !== "take_back") return "order_assigned";
  if (hadEntries && place.bonusChanged) return "order_bonus_changed";
  if (change.kind === "take_back") return takeBackReason(order, priceReason);
  if (change.kind === "mature") return "order_matured";
  if (hadEntries) return "order_changed";
  return change.kind === "earn_pending" ? "order_pending" : "order_earned";
}

function toPosting(change: Difference, place: PostingPlace, context: OrderContext, nth: number): Posting {
  const { work, order, version } = place;
  const hadEntries = context.positions.some((position) => position.entries > 0);
  const shortage: OnShortage = version?.settings.shortage ?? "debt";
  const earnedAt = place.availableSince ?? order.processedAt;
  return {
    merchantId: work.merchantId,
    profileId: change.profileId,
    kind: change.kind,
    source: "purchase",
    pending: change.pending,
    available: change.available,
    shortfall: change.shortfall,
    onShortage: shortage,
    // The number of entries that the order already has: under the order's lock nobody else can take the same key.
    key: `order:${work.shopId}:${work.orderId}:${nth}`,
    shopId: work.shopId,
    orderId: work.orderId,
    ruleVersion: version?.version ?? null,
    reason: reasonOf(change, place, hadEntries),
    note: null,
    actor: work.movedBy,
    occurredAt: occurredAt(change, place, hadEntries, context.now),
    earnedAt,
    expiresAt: context.lotExpiry(earnedAt),
  };
}

function occurredAt(change: Difference, place: PostingPlace, hadEntries: boolean, now: Date): Date {
  const { work, order } = place;
  if (work.movedBy !== null) return now;
  const isNews = change.kind === "take_back" || (hadEntries && change.kind !== "mature");
  return isNews ? order.updatedAt : (place.availableSince ?? order.processedAt);
}

/** Tags and tier are the person's, not the order's: with another person they are looked at anew. */
const pinsToKeep = ({ before, movedBy }: OrderWork, { tier }: OrderContext): OrderPins | null =>
  before?.pins && movedBy !== null ? { ...before.pins, customerTags: null, tier } : (before?.pins ?? null);

interface Target {
  pins: OrderPins | null;
  version: EarningVersion | null;
  level: ReturnType<typeof orderTarget> | (typeof NO_TARGET & { availableSince: null; awards: RuleAward[] });
  toLearn: ToLearn | null;
}

function decideTarget(
  work: OrderWork,
  order: OrderFacts,
  profileId: ProfileId | null,
  paidAt: Date | null,
  context: OrderContext,
): Target {
  const pinned = pinsToKeep(work, context);
  const ruleVersion = work.before?.ruleVersion ?? null;
  const nothing = (reason: string): Target => ({
    pins: pinned,
    // What it gave is taken back as the merchant chose when it first earned, though it now earns nothing.
    version: context.versions.find(({ version }) => version === ruleVersion) ?? null,
    level: { ...NO_TARGET, reason, availableSince: null, awards: [] },
    toLearn: null,
  });
  if (profileId === null) return nothing("nobody");
  if (ruleVersion === null && order.processedAt < context.earningSince) return nothing("before_start");
  const version = pickVersion(context.versions, ruleVersion, order.processedAt);
  if (!version) return nothing("no_program");
  // The customer on an attached order is not the one who earns with it.
  const seen = work.isAttached ? { ...order, customer: null } : order;
  const { pins, toLearn } = pinFacts(seen, work, version.settings, pinned, context);
  const bought = { day: context.day, person: context.view.person };
  const level = orderTarget(order, version.settings, pricingFacts(pins, bought), paidAt, context.now);
  return { pins, version, level, toLearn };
}

/**
 * What one order should hold, and the postings that get it there. Pure: everything it needs is an argument. Null when
 * nothing is known of the order but facts that came before it.
 */
export function decideOrder(
  work: OrderWork,
  profileId: ProfileId | null,
  context: OrderContext,
): OrderDecision | null {
  if (!work.state) return null;
  const order = withParts(work.state, work.parts);
  const paidAt = paidMoment(order, {
    paidAt: work.before?.paidAt ?? null,
    wasSeenUnpaid: work.wasSeenUnpaid,
  });
  const { pins, version, level, toLearn } = decideTarget(work, order, profileId, paidAt, context);
  const { merchantId, shopId, orderId, state, parts } = work;
  const entries = context.positions.reduce((sum, position) => sum + position.entries, 0);
  const differences = orderDifference(
    { profileId, pending: level.pending, available: level.available },
    context.positions,
  );
  const bonusChanged = !work.isNews && asText(context.view.awarded) !== asText(level.awards);
  const { availableSince } = level;
  const place = { work, order, version, priceReason: level.reason, availableSince, bonusChanged };
  return {
    record: {
      merchantId,
      shopId,
      orderId,
      profileId,
      attachedTo: work.isAttached ? profileId : null,
      state,
      parts,
      paidAt,
      ruleVersion: version?.version ?? work.before?.ruleVersion ?? null,
      // Facts still to be learned are not pinned yet; the order is priced again when they are.
      pins: version && !toLearn ? pins : pinsToKeep(work, context),
      target: {
        pending: level.pending,
        available: level.available,
        reason: level.reason,
        maturesAt: level.maturesAt,
      },
      counted: countOrder(order, level, moneyKept(order)),
    },
    awards: level.awards,
    postings: differences.map((change, index) => toPosting(change, place, context, entries + index + 1)),
    toLearn,
  };
}
