import type {
  ReduceReturnInput,
  RefundReturnInput,
  RequestReturnInput,
  ReturnIdInput,
} from "./action-inputs.ts";
import { ActionRefused } from "./action-refused.ts";
import { findLine, findOrder, findReturn, findVariant } from "./find.ts";
import { orderEvents } from "./order-events.ts";
import { newLine, taxLine } from "./order-lines.ts";
import { recordRefund } from "./refund-order.ts";
import { moveStock, defaultLocationId } from "./stock.ts";
import { momentOf, touch } from "./touch.ts";
import type {
  ActionResult,
  Order,
  Return,
  ReturnStatus,
  ShopWorld,
  WebhookEvent,
  WebhookTopic,
  World,
} from "./types.ts";

type ReturnTopic = Extract<WebhookTopic, `returns/${string}`>;

export function requestReturn(world: World, shop: ShopWorld, input: RequestReturnInput): ActionResult {
  const order = findOrder(shop, input.orderId);
  for (const { lineId, quantity } of input.lines) {
    const line = findLine(order, lineId);
    const returnable = Math.min(line.fulfilledQuantity, line.currentQuantity);
    // Shopify refuses returns of goods that were not handed over: https://shopify.dev/docs/apps/build/orders-fulfillment/returns-apps
    if (quantity > returnable)
      throw new ActionRefused(`Only ${returnable} of ${line.title} can be returned.`);
  }
  for (const { variantId } of input.exchange ?? []) findVariant(shop, variantId);
  const at = momentOf(world, input.at);
  const made: Return = {
    id: world.nextId(),
    name: `${order.name}-R${order.returns.length + 1}`,
    status: "requested",
    createdAt: at,
    closedAt: null,
    lines: input.lines.map(({ lineId, quantity, reason = "unwanted" }) => ({
      id: world.nextId(),
      lineId,
      quantity,
      refundedQuantity: 0,
      reason,
    })),
    wantedInExchange: input.exchange ?? [],
    exchangeLineIds: [],
  };
  order.returns.push(made);
  touch(order, at);
  return result(shop, order, made, "returns/request");
}

/** Opens the return; goods taken in exchange join the order and are owed until the return is refunded. */
export function approveReturn(world: World, shop: ShopWorld, input: ReturnIdInput): ActionResult {
  const { order, subject } = step(world, shop, input, ["requested"], "open");
  for (const wanted of subject.wantedInExchange) {
    const line = newLine(world, shop, wanted);
    taxLine(shop, line, order.taxesIncluded);
    order.lines.push(line);
    subject.exchangeLineIds.push(line.id);
    moveStock(shop, order.locationId ?? defaultLocationId(shop), line.variantId, -line.quantity);
  }
  return result(shop, order, subject, "returns/approve");
}

export function declineReturn(world: World, shop: ShopWorld, input: ReturnIdInput): ActionResult {
  const { order, subject } = step(world, shop, input, ["requested"], "declined");
  return result(shop, order, subject, "returns/decline");
}

export function cancelReturn(world: World, shop: ShopWorld, input: ReturnIdInput): ActionResult {
  const { order, subject } = find(shop, input);
  if (subject.lines.some((line) => line.refundedQuantity > 0)) {
    throw new ActionRefused(`Return ${subject.name} is refunded already.`);
  }
  step(world, shop, input, ["requested", "open"], "canceled");
  return result(shop, order, subject, "returns/cancel");
}

export function closeReturn(world: World, shop: ShopWorld, input: ReturnIdInput): ActionResult {
  const { order, subject } = step(world, shop, input, ["open"], "closed");
  subject.closedAt = order.updatedAt;
  return result(shop, order, subject, "returns/close");
}

export function reopenReturn(world: World, shop: ShopWorld, input: ReturnIdInput): ActionResult {
  const { order, subject } = step(world, shop, input, ["closed"], "open");
  subject.closedAt = null;
  return result(shop, order, subject, "returns/reopen");
}

/** The shopper sends less than announced. */
export function reduceReturn(world: World, shop: ShopWorld, input: ReduceReturnInput): ActionResult {
  const { order, subject } = find(shop, input);
  if (subject.status !== "requested" && subject.status !== "open") {
    throw new ActionRefused(`Return ${subject.name} is ${subject.status}.`);
  }
  const changes = input.removals.map(({ returnLineId, quantity }) => {
    const line = subject.lines.find((each) => each.id === returnLineId);
    if (line === undefined || quantity > line.quantity - line.refundedQuantity) {
      throw new ActionRefused(
        `Return ${subject.name} has no ${quantity} units on line ${returnLineId} to take off.`,
      );
    }
    return { line, quantity };
  });
  for (const { line, quantity } of changes) line.quantity -= quantity;
  subject.lines = subject.lines.filter((line) => line.quantity > 0);
  touch(order, momentOf(world, input.at));
  const removals = changes.map(({ line, quantity }) => ({ id: line.id, delta: quantity }));
  const event: WebhookEvent = {
    topic: "returns/update",
    shop: shop.shop.domain,
    at: order.updatedAt,
    subject: { kind: "return-update", orderId: order.id, returnId: subject.id, removals },
  };
  return {
    orderId: order.id,
    returnId: subject.id,
    events: [event, ...orderEvents(shop, order, "orders/updated")],
  };
}

/** Takes the goods back: the refund is what they cost less what the exchange costs. */
export function refundReturn(world: World, shop: ShopWorld, input: RefundReturnInput): ActionResult {
  const { order, subject } = find(shop, input);
  if (subject.status !== "open") throw new ActionRefused(`Return ${subject.name} is ${subject.status}.`);
  const open = subject.lines.filter((line) => line.refundedQuantity < line.quantity);
  if (open.length === 0) throw new ActionRefused(`Return ${subject.name} is refunded already.`);
  const { to, restock = true, locationId, staffId } = input;
  const lines = open.map((line) => ({
    lineId: line.lineId,
    quantity: line.quantity - line.refundedQuantity,
    restock,
  }));
  const plan = { lines, to, locationId, staffId, returnId: subject.id };
  const { refund, events } = recordRefund(world, shop, order, plan, momentOf(world, input.at));
  for (const line of open) line.refundedQuantity = line.quantity;
  return {
    orderId: order.id,
    refundId: refund.id,
    returnId: subject.id,
    events: [...events, ...orderEvents(shop, order, "orders/updated")],
  };
}

function find(shop: ShopWorld, input: { orderId: number; returnId: number }) {
  const order = findOrder(shop, input.orderId);
  return { order, subject: findReturn(order, input.returnId) };
}

function step(world: World, shop: ShopWorld, input: ReturnIdInput, from: ReturnStatus[], to: ReturnStatus) {
  const { order, subject } = find(shop, input);
  if (!from.includes(subject.status)) throw new ActionRefused(`Return ${subject.name} is ${subject.status}.`);
  subject.status = to;
  touch(order, momentOf(world, input.at));
  return { order, subject };
}

function result(shop: ShopWorld, order: Order, subject: Return, topic: ReturnTopic): ActionResult {
  const event: WebhookEvent = {
    topic,
    shop: shop.shop.domain,
    at: order.updatedAt,
    subject: { kind: "return", orderId: order.id, returnId: subject.id },
  };
  return {
    orderId: order.id,
    returnId: subject.id,
    events: [event, ...orderEvents(shop, order, "orders/updated")],
  };
}
