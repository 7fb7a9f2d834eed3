import { sumsOf } from "./order-sums.ts";
import type { Order, OrderLine } from "./types.ts";

export type FinancialStatus =
  "pending" | "authorized" | "partially_paid" | "paid" | "partially_refunded" | "refunded" | "voided";

export function financialStatusOf(order: Order): FinancialStatus {
  const { received, refunded, outstanding } = sumsOf(order);
  if (refunded > 0) return received > refunded ? "partially_refunded" : "refunded";
  if (received > 0) return outstanding > 0 ? "partially_paid" : "paid";
  if (order.cancelledAt !== null || wasVoided(order)) return "voided";
  if (authorisedOf(order) > 0) return "authorized";
  return outstanding > 0 ? "pending" : "paid";
}

const wasVoided = (order: Order): boolean => order.transactions.at(-1)?.kind === "void";

/** Money that is held and neither taken nor let go. */
export function authorisedOf(order: Order): number {
  const settled = new Set(
    order.transactions
      .filter((each) => each.kind === "capture" || each.kind === "void")
      .map((each) => each.parentId),
  );
  return order.transactions
    .filter((each) => each.kind === "authorization" && each.status === "success" && !settled.has(each.id))
    .reduce((total, each) => total + each.amount, 0);
}

/** Units still to be handed over: units taken off the order come from these first. */
export function fulfillableOf(line: OrderLine): number {
  return Math.max(0, line.currentQuantity - line.fulfilledQuantity);
}

export function fulfillmentStatusOf(order: Order): "fulfilled" | "partial" | null {
  if (order.lines.every((line) => line.fulfilledQuantity === 0)) return null;
  return order.lines.some((line) => fulfillableOf(line) > 0) ? "partial" : "fulfilled";
}

export function lineFulfillmentStatusOf(line: OrderLine): "fulfilled" | "partial" | null {
  if (line.fulfilledQuantity === 0) return null;
  return fulfillableOf(line) > 0 ? "partial" : "fulfilled";
}
