import type { ProfileId, ShopifyId, Tenant } from "#app/vocabulary/ids.ts";
import type { OrderFacts } from "#app/vocabulary/order.ts";
import { NO_POINTS } from "#app/vocabulary/points.ts";
import { isPaid } from "#app/modules/earning/index.ts";
import {
  carryOver,
  isNewer,
  orderKey,
  type NewPart,
  type OrderParts,
  type OrderRecord,
} from "#app/modules/orders/index.ts";
import { APPLIED, ignored, type ArrivedEvent, type EventOutcome } from "./applied-event.ts";

/** One order of the batch: as it was, and as it is with everything that the batch says of it. */
export interface OrderWork extends Tenant {
  orderId: ShopifyId;
  before: OrderRecord | null;
  state: OrderFacts | null;
  parts: OrderParts;
  /** The person that the newest state names, or whom staff attached the order to; decided after folding. */
  profileId: ProfileId | null;
  isAttached: boolean;
  /** Who of the staff moves the order to another person just now. */
  movedBy: string | null;
  wasSeenUnpaid: boolean;
  /** Whether the batch told anything new of the order. */
  isNews: boolean;
}

/** Orders and parts by `orderKey`, changed as events are folded in. */
export class OrderFold {
  readonly works = new Map<string, OrderWork>();
  readonly newParts: NewPart[] = [];
  readonly #stored: Map<string, OrderRecord>;
  readonly #parts: Map<string, OrderParts>;

  constructor(stored: Map<string, OrderRecord>, parts: Map<string, OrderParts>) {
    this.#stored = stored;
    this.#parts = parts;
  }

  work(tenant: Tenant, orderId: ShopifyId): OrderWork {
    const key = orderKey({ ...tenant, orderId });
    const known = this.works.get(key);
    if (known) return known;
    const before = this.#stored.get(key) ?? null;
    const parts = this.#parts.get(key) ?? { refunds: [], tenders: [], returns: [], deleted: false };
    const wasSeenUnpaid = before !== null && !isPaid(before.state);
    const { merchantId, shopId } = tenant;
    const work = {
      merchantId,
      shopId,
      orderId,
      before,
      state: before?.state ?? null,
      parts: {
        refunds: [...parts.refunds],
        tenders: [...parts.tenders],
        returns: [...parts.returns],
        deleted: parts.deleted,
      },
      profileId: before?.profileId ?? null,
      isAttached: before !== null && before.attachedTo !== null,
      movedBy: null,
      wasSeenUnpaid,
      isNews: false,
    };
    this.works.set(key, work);
    return work;
  }

  fold({ tenant, event }: ArrivedEvent): EventOutcome {
    switch (event.kind) {
      case "order-seen":
        return this.#seeOrder(this.work(tenant, event.order.orderId), event.order);
      case "order-deleted":
        return this.#deleteOrder(this.work(tenant, event.orderId));
      case "refund-seen": {
        const work = this.work(tenant, event.orderId);
        const known = [...(work.state?.refunds ?? []), ...work.parts.refunds];
        if (known.some((refund) => refund.refundId === event.refund.refundId))
          return ignored("This refund is known.");
        work.parts.refunds.push(event.refund);
        return this.#keepPart(work, "refund", event.refund.refundId, event.refund);
      }
      case "tender-seen": {
        const work = this.work(tenant, event.orderId);
        const { tender } = event;
        const settled = work.parts.tenders.some(
          (t) => t.transactionId === tender.transactionId && t.status === "success",
        );
        if (settled) return ignored("This payment is known.");
        work.parts.tenders = work.parts.tenders.filter(
          (known) => known.transactionId !== tender.transactionId,
        );
        work.parts.tenders.push(tender);
        return this.#keepPart(work, "tender", tender.transactionId, tender);
      }
      case "return-seen": {
        const work = this.work(tenant, event.orderId);
        work.parts.returns = work.parts.returns.filter((known) => known.returnId !== event.return.returnId);
        work.parts.returns.push(event.return);
        return this.#keepPart(work, "return", event.return.returnId, event.return);
      }
      default:
        throw new Error(`not an event of an order: ${event.kind}`);
    }
  }

  #seeOrder(work: OrderWork, seen: OrderFacts): EventOutcome {
    // A deleted order does not come back: what is still under way about it is older.
    if (work.state?.deleted || work.parts.deleted) return ignored("The order was deleted in Shopify.");
    if (work.state && !isNewer(seen, work.state)) {
      if (work.state.updatedAt > seen.updatedAt) return ignored("A newer state of this order is known.");
      return ignored("This state of the order is known.");
    }
    if (work.state && !isPaid(work.state)) work.wasSeenUnpaid = true;
    work.state = work.state ? carryOver(work.state, seen) : seen;
    work.isNews = true;
    return APPLIED;
  }

  #deleteOrder(work: OrderWork): EventOutcome {
    if (!work.state) {
      work.parts.deleted = true;
      this.#keepPart(work, "deletion", work.orderId, {});
      return ignored("The order was never seen here.");
    }
    work.state = { ...work.state, deleted: true };
    work.isNews = true;
    return APPLIED;
  }

  #keepPart(work: OrderWork, kind: NewPart["kind"], partId: ShopifyId, state: unknown): EventOutcome {
    const { merchantId, shopId, orderId } = work;
    this.newParts.push({ merchantId, shopId, orderId, kind, partId, state });
    work.isNews = true;
    return work.state ? APPLIED : ignored("Kept until the order itself is seen.");
  }
}

export const NO_TARGET = { pending: NO_POINTS, available: NO_POINTS, reason: "", maturesAt: null };
