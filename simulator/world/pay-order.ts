import type { PayOrderInput } from "./action-inputs.ts";
import { ActionRefused } from "./action-refused.ts";
import { findOrder } from "./find.ts";
import { orderEvents } from "./order-events.ts";
import { sumsOf } from "./order-sums.ts";
import { authorisedOf } from "./order-status.ts";
import { momentOf, touch } from "./touch.ts";
import { addTransaction, transactionEvents } from "./transactions.ts";
import type { ActionResult, Order, OrderTransaction, ShopWorld, World } from "./types.ts";

/** Takes what is owed, or part of it; held money is captured. */
export function payOrder(world: World, shop: ShopWorld, input: PayOrderInput): ActionResult {
  const order = findOrder(shop, input.orderId);
  if (order.cancelledAt !== null) throw new ActionRefused(`Order ${order.name} is cancelled.`);
  const { outstanding } = sumsOf(order);
  const amount = input.amount ?? outstanding;
  if (amount <= 0 || amount > outstanding) {
    throw new ActionRefused(`Order ${order.name} owes ${Math.max(outstanding, 0)}, not ${amount}.`);
  }
  const at = momentOf(world, input.at);
  const payment = takePayment(world, order, amount, input.gateway, at);
  touch(order, at);
  return {
    orderId: order.id,
    events: [
      ...transactionEvents(shop.shop.domain, order, [payment]),
      ...(amount === outstanding ? orderEvents(shop, order, "orders/paid") : []),
      ...orderEvents(shop, order, "orders/updated"),
    ],
  };
}

function takePayment(
  world: World,
  order: Order,
  amount: number,
  gateway: string | undefined,
  at: Date,
): OrderTransaction {
  const held = order.transactions.find((each) => each.kind === "authorization");
  const isCapture = held !== undefined && gateway === undefined && amount <= authorisedOf(order);
  return addTransaction(world, order, {
    kind: isCapture ? "capture" : "sale",
    gateway: isCapture ? held.gateway : (gateway ?? "manual"),
    parentId: isCapture ? held.id : null,
    amount,
    processedAt: at,
  });
}
