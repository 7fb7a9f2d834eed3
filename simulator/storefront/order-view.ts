import { financialStatusOf, fulfillmentStatusOf } from "#simulator/world/order-status.ts";
import { netOf, sumsOf } from "#simulator/world/order-sums.ts";
import type { Order, ShopWorld } from "#simulator/world/types.ts";
import { moneyIn } from "./session-view.ts";
import type { Session } from "./sessions.ts";
import type { OrderView } from "./wire.ts";

export function orderView(order: Order): OrderView {
  const money = moneyIn(order);
  const sums = sumsOf(order);
  return {
    id: String(order.id),
    name: order.name,
    createdAt: order.createdAt.toISOString(),
    cancelledAt: order.cancelledAt?.toISOString() ?? null,
    financialStatus: financialStatusOf(order),
    fulfillmentStatus: fulfillmentStatusOf(order),
    email: order.email,
    discountCodes: order.discountApplications.flatMap((each) => each.code ?? []),
    lines: order.lines.map((line) => ({
      title: line.title,
      quantity: line.quantity,
      currentQuantity: line.currentQuantity,
      total: money(netOf(line)),
    })),
    subtotal: money(sums.subtotal),
    shipping: money(sums.shipping),
    tax: money(sums.tax),
    total: money(sums.total),
    currentTotal: money(sums.currentTotal),
    refunded: money(sums.refunded),
  };
}

const isOwn = (order: Order, session: Session): boolean =>
  session.orderIds.has(order.id) || (session.customerId !== null && order.customerId === session.customerId);

/** Newest first. */
export const orderViews = (shop: ShopWorld, session: Session): OrderView[] =>
  [...shop.orders.values()]
    .filter((order) => order.customerId !== null && order.customerId === session.customerId)
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || b.id - a.id)
    .map(orderView);

export function ownOrder(shop: ShopWorld, session: Session, id: number): OrderView | null {
  const order = shop.orders.get(id);
  return order !== undefined && isOwn(order, session) ? orderView(order) : null;
}
