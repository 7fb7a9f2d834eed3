import type { MinorUnits } from "#app/vocabulary/money.ts";
import { NO_MONEY } from "#app/vocabulary/money.ts";
import type { OrderFacts } from "#app/vocabulary/order.ts";
import { NO_POINTS, type Points } from "#app/vocabulary/points.ts";

/** What one order counts towards a tier, on the day it was made. */
export interface Counted {
  points: Points;
  /** Minor units of the shop's currency. */
  spend: MinorUnits;
  orders: 0 | 1;
}

export const COUNTS_NOTHING: Counted = { points: NO_POINTS, spend: NO_MONEY, orders: 0 };

const PAID = new Set(["paid", "partially_refunded", "refunded"]);

/**
 * A function of the order's present state, as its points are (law 2): so returns, edits, cancellations and
 * re-completions lower and raise the counter (edge case T5). While points wait for the order's moment, it counts nothing.
 *
 * @param kept - what the shopper paid and did not get back
 */
export function countOrder(
  order: OrderFacts,
  points: { pending: Points; available: Points },
  kept: MinorUnits,
): Counted {
  const stands = !order.deleted && !order.test && !order.cancelledAt && PAID.has(order.financialStatus);
  if (!stands || points.pending > 0) return COUNTS_NOTHING;
  const free = order.currentTotal === 0 && order.lines.some((line) => line.currentQuantity > 0);
  if (kept === 0 && !free) return COUNTS_NOTHING;
  return { points: points.available, spend: kept, orders: 1 };
}
