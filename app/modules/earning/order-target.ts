import { addDays } from "#app/vocabulary/time.ts";
import type { OrderFacts } from "#app/vocabulary/order.ts";
import { NO_POINTS, type Points } from "#app/vocabulary/points.ts";
import { priceOrder, type Price } from "./price-order.ts";
import type { PricingFacts } from "./pricing-facts.ts";
import type { EarningSettings } from "./settings.ts";

const PAID = new Set(["paid", "partially_refunded", "refunded"]);

/** Whether the order was paid in full at some time; a refund does not undo that. */
export const isPaid = (order: OrderFacts): boolean => PAID.has(order.financialStatus);

/**
 * When an order was paid. Shopify's order state has no such date, so it is the last successful payment when payments
 * are known; else the version at which it was first seen paid after it was seen unpaid; else the purchase itself.
 */
export function paidMoment(
  order: OrderFacts,
  known: { paidAt: Date | null; wasSeenUnpaid: boolean },
): Date | null {
  if (!isPaid(order)) return null;
  if (known.paidAt) return known.paidAt;
  const payments = order.tenders
    .filter((tender) => tender.status === "success" && (tender.kind === "sale" || tender.kind === "capture"))
    .flatMap((tender) => tender.processedAt ?? []);
  const last = payments.reduce<Date | null>((latest, at) => (latest && latest >= at ? latest : at), null);
  return last ?? (known.wasSeenUnpaid ? order.updatedAt : order.processedAt);
}

export interface EarningTarget {
  pending: Points;
  available: Points;
  reason: Price["reason"];
  /** What rules gave, part of the points. */
  awards: Price["awards"];
  /** When pending points become available by time alone; null when something has to happen first, or has happened. */
  maturesAt: Date | null;
  /** The instant from which the points were available: the date of their lot. */
  availableSince: Date | null;
}

function momentReached(order: OrderFacts, settings: EarningSettings, paidAt: Date | null): Date | null {
  if (!paidAt || settings.moment === "paid") return paidAt;
  // Goods sent on account are not paid for: "fulfilled" needs both.
  if (order.fulfillmentStatus !== "fulfilled" || !order.fulfilledAt) return null;
  return order.fulfilledAt > paidAt ? order.fulfilledAt : paidAt;
}

/** The points that an order should hold now: pending until the merchant's moment has come and its days are over. */
export function orderTarget(
  order: OrderFacts,
  settings: EarningSettings,
  facts: PricingFacts,
  paidAt: Date | null,
  now: Date,
): EarningTarget {
  const { points, reason, awards } = priceOrder(order, settings, facts);
  const moment = momentReached(order, settings, paidAt);
  const due = moment && addDays(moment, settings.waitDays);
  if (points === 0)
    return {
      pending: NO_POINTS,
      available: NO_POINTS,
      reason,
      awards,
      maturesAt: null,
      availableSince: null,
    };
  if (due && due <= now)
    return { pending: NO_POINTS, available: points, reason, awards, maturesAt: null, availableSince: due };
  return { pending: points, available: NO_POINTS, reason, awards, maturesAt: due, availableSince: null };
}
