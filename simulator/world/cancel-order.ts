import type { CancelOrderInput, OrderIdInput, PayOrderInput } from "./action-inputs.ts";
import { ActionRefused } from "./action-refused.ts";
import { findLine, findOrder } from "./find.ts";
import { orderEvents } from "./order-events.ts";
import { authorisedOf, financialStatusOf } from "./order-status.ts";
import { sumsOf } from "./order-sums.ts";
import { payOrder } from "./pay-order.ts";
import { recordRefund } from "./refund-order.ts";
import { momentOf, touch } from "./touch.ts";
import { addTransaction, transactionEvents } from "./transactions.ts";
import type { ActionResult, Order, OrderTransaction, ShopWorld, WebhookEvent, World } from "./types.ts";

/** Cancels, takes the goods off the order and gives the money back unless told to keep it. */
export function cancelOrder(world: World, shop: ShopWorld, input: CancelOrderInput): ActionResult {
  const order = findOrder(shop, input.orderId);
  if (order.cancelledAt !== null) throw new ActionRefused(`Order ${order.name} is cancelled already.`);
  const at = momentOf(world, input.at);
  order.cancelledAt = at;
  order.closedAt = at;
  order.cancelReason = input.reason ?? "customer";
  const voided = letGo(world, order, at);
  const refunded = takeBack(world, shop, order, input, at);
  touch(order, at);
  return {
    orderId: order.id,
    events: [
      ...orderEvents(shop, order, "orders/cancelled"),
      ...refunded,
      ...transactionEvents(shop.shop.domain, order, voided),
      ...orderEvents(shop, order, "orders/updated"),
    ],
  };
}

/** Held money that was not taken is released. */
function letGo(world: World, order: Order, at: Date): OrderTransaction[] {
  if (authorisedOf(order) === 0) return [];
  const held = order.transactions.filter((each) => each.kind === "authorization");
  return held.map(({ id: parentId, gateway, amount }) =>
    addTransaction(world, order, { kind: "void", gateway, amount, parentId, processedAt: at }),
  );
}

function takeBack(
  world: World,
  shop: ShopWorld,
  order: Order,
  input: CancelOrderInput,
  at: Date,
): WebhookEvent[] {
  const { received, refunded } = sumsOf(order);
  const paid = received - refunded;
  if (input.refund === false && paid > 0) return [];
  const lines = order.lines
    .filter((line) => line.currentQuantity > 0)
    .map((line) => ({ lineId: line.id, quantity: line.currentQuantity, restock: input.restock ?? true }));
  if (lines.length === 0 && paid === 0) return [];
  const plan = { lines, shipping: true as const, ...(paid > 0 && { amount: paid }) };
  const { refund, events } = recordRefund(world, shop, order, plan, at);
  order.cancelRefundId = refund.id;
  return events;
}

/**
 * Pays an order that was voided or never paid, and brings a cancelled one back first. Shopify itself has no
 * way back from a cancellation, but order imports and other channels do this to an order.
 */
export function completeAgain(world: World, shop: ShopWorld, input: PayOrderInput): ActionResult {
  const order = findOrder(shop, input.orderId);
  const status = financialStatusOf(order);
  if (order.cancelledAt === null && status !== "pending" && status !== "voided") {
    throw new ActionRefused(
      `Order ${order.name} is ${status}; only a cancelled, voided or pending one can be completed.`,
    );
  }
  order.cancelledAt = null;
  order.cancelReason = null;
  order.closedAt = null;
  bringBack(order);
  if (sumsOf(order).outstanding > 0) return payOrder(world, shop, input);
  touch(order, momentOf(world, input.at));
  return { orderId: order.id, events: orderEvents(shop, order, "orders/updated") };
}

/** Undoes what the cancellation took off the order; the money that it gave back stays given back. */
function bringBack(order: Order): void {
  const refund = order.refunds.find((each) => each.id === order.cancelRefundId);
  order.cancelRefundId = null;
  if (refund === undefined) return;
  for (const { lineId, quantity } of refund.lines) findLine(order, lineId).currentQuantity += quantity;
  if (refund.transactionIds.length === 0) order.refunds = order.refunds.filter((each) => each !== refund);
  Object.assign(refund, { lines: [], shippingLines: [], adjustments: [] });
}

export function deleteOrder(world: World, shop: ShopWorld, input: OrderIdInput): ActionResult {
  const order = findOrder(shop, input.orderId);
  shop.orders.delete(order.id);
  const event: WebhookEvent = {
    topic: "orders/delete",
    shop: shop.shop.domain,
    at: momentOf(world, input.at),
    subject: { kind: "order-deleted", orderId: order.id },
  };
  return { orderId: order.id, events: [event] };
}
