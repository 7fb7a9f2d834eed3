import type { FulfilOrderInput } from "./action-inputs.ts";
import { ActionRefused } from "./action-refused.ts";
import { findLine, findOrder } from "./find.ts";
import { orderEvents } from "./order-events.ts";
import { fulfillableOf, fulfillmentStatusOf } from "./order-status.ts";
import { defaultLocationId } from "./stock.ts";
import { momentOf, touch } from "./touch.ts";
import type { ActionResult, NumericId, Order, ShopWorld, World } from "./types.ts";

type Wanted = { lineId: NumericId; quantity: number }[];

export function fulfilOrder(world: World, shop: ShopWorld, input: FulfilOrderInput): ActionResult {
  const order = findOrder(shop, input.orderId);
  if (order.cancelledAt !== null) throw new ActionRefused(`Order ${order.name} is cancelled.`);
  const at = momentOf(world, input.at);
  deliver(world, order, input.lines, input.locationId ?? order.locationId ?? defaultLocationId(shop), at);
  touch(order, at);
  const topic =
    fulfillmentStatusOf(order) === "fulfilled" ? "orders/fulfilled" : "orders/partially_fulfilled";
  return { orderId: order.id, events: orderEvents(shop, order, topic, "orders/updated") };
}

/** Hands goods over: the lines named, or all that is left. */
export function deliver(
  world: World,
  order: Order,
  wanted: Wanted | undefined,
  locationId: NumericId | null,
  at: Date,
): void {
  const lines = wanted ?? order.lines.map((line) => ({ lineId: line.id, quantity: fulfillableOf(line) }));
  const handed = lines.filter((each) => each.quantity > 0);
  if (handed.length === 0) throw new ActionRefused(`Order ${order.name} has nothing left to fulfil.`);
  for (const { lineId, quantity } of handed) {
    const line = findLine(order, lineId);
    if (quantity > fulfillableOf(line)) {
      throw new ActionRefused(`Only ${fulfillableOf(line)} of ${line.title} are left to fulfil.`);
    }
  }
  for (const { lineId, quantity } of handed) findLine(order, lineId).fulfilledQuantity += quantity;
  order.fulfillments.push({
    id: world.nextId(),
    name: `${order.name}.${order.fulfillments.length + 1}`,
    createdAt: at,
    locationId,
    status: "success",
    lines: handed.map((each) => ({ ...each, id: world.nextId() })),
  });
}
