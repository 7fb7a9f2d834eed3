import type { OrderFacts } from "#app/vocabulary/order.ts";
import { id, minor, order, refund } from "../factories/order.ts";
import { eur, later, pieces } from "../factories/order-story.ts";
import { orderNumber } from "./order-model.ts";
import type { OrderStep } from "./order-steps.ts";

/** The first state of an order that a step tells of. */
export const boughtState = (step: OrderStep, now: Date): OrderFacts =>
  order({
    orderId: id(orderNumber(step.order)),
    createdAt: now,
    processedAt: now,
    updatedAt: now,
    channel: step.channel,
    financialStatus: step.paid ? "paid" : "pending",
    lines: [pieces(step.pieces, step.price)],
  });

function moneyBack(before: OrderFacts, cents: number): Partial<OrderFacts> {
  if (before.financialStatus === "pending") return {};
  const back = refund({ refundId: id(501 + before.refunds.length), paidBack: [eur(cents)] });
  return { refunds: [...before.refunds, back], financialStatus: "partially_refunded" };
}

function changes(before: OrderFacts, step: OrderStep, now: Date): Partial<OrderFacts> | null {
  const [line] = before.lines;
  if (!line) throw new Error("the order has no line");
  switch (step.act) {
    case "return": {
      const back = Math.min(step.pieces, line.currentQuantity);
      const lines = [{ ...line, currentQuantity: line.currentQuantity - back }];
      return { lines, ...(step.paid ? moneyBack(before, minor(line.unitPrice * back)) : {}) };
    }
    case "refund":
      return moneyBack(before, step.amount);
    case "add": {
      const [quantity, currentQuantity] = [line.quantity, line.currentQuantity].map((n) => n + step.pieces);
      return { lines: [{ ...line, quantity: quantity ?? 0, currentQuantity: currentQuantity ?? 0 }] };
    }
    case "cancel":
      return { cancelledAt: now };
    case "complete":
      return { cancelledAt: null };
    case "pay":
      return before.financialStatus === "pending" ? { financialStatus: "paid" } : {};
    case "reassign":
      return {};
    default:
      return null;
  }
}

/** The state that Shopify tells of an order: changed, told before, or older; null when it tells nothing. */
export function nextState(before: OrderFacts, step: OrderStep, now: Date): OrderFacts | null {
  const changed = changes(before, step, now);
  if (changed) return later({ ...before, updatedAt: now }, changed, 0);
  if (step.act === "buy") return before;
  return step.act === "late" ? later({ ...before, refunds: [], cancelledAt: null }, {}, -1) : null;
}
