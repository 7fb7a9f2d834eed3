import type { EditOrderInput } from "./action-inputs.ts";
import { ActionRefused } from "./action-refused.ts";
import { findLine, findOrder, findVariant } from "./find.ts";
import { orderEvents, refundEvent } from "./order-events.ts";
import { discountLine, newLine, taxLine } from "./order-lines.ts";
import { removalOf } from "./order-sums.ts";
import { defaultLocationId, moveStock } from "./stock.ts";
import { momentOf, touch } from "./touch.ts";
import type { ActionResult, LineDelta, Order, Refund, ShopWorld, WebhookEvent, World } from "./types.ts";

/**
 * Adds goods, takes units off, discounts a line. As in Shopify a removal leaves the line's quantity alone and
 * shows as a refund without transactions; what was overpaid stays with the shop until it is refunded.
 */
export function editOrder(world: World, shop: ShopWorld, input: EditOrderInput): ActionResult {
  const order = findOrder(shop, input.orderId);
  check(shop, order, input);
  const at = momentOf(world, input.at);
  if (input.discount !== undefined) discount(shop, order, input.discount);
  const removals = input.removeQuantities ?? [];
  const refund = removals.length > 0 ? removeUnits(world, shop, order, input, at) : undefined;
  const additions = addLines(world, shop, order, input);
  touch(order, at);
  const edited: WebhookEvent = {
    topic: "orders/edited",
    shop: shop.shop.domain,
    at: order.updatedAt,
    subject: {
      kind: "order-edit",
      orderId: order.id,
      editId: world.nextId(),
      additions,
      removals: removals.map(({ lineId, quantity }) => ({ id: lineId, delta: quantity })),
    },
  };
  return {
    orderId: order.id,
    ...(refund !== undefined && { refundId: refund.id }),
    events: [
      edited,
      ...(refund === undefined ? [] : [refundEvent(shop, order, refund.id)]),
      ...orderEvents(shop, order, "orders/updated"),
    ],
  };
}

function check(shop: ShopWorld, order: Order, input: EditOrderInput): void {
  if (order.cancelledAt !== null) throw new ActionRefused(`Order ${order.name} is cancelled.`);
  for (const { lineId, quantity } of input.removeQuantities ?? []) {
    const line = findLine(order, lineId);
    if (quantity > line.currentQuantity) {
      throw new ActionRefused(`Only ${line.currentQuantity} of ${line.title} are left to remove.`);
    }
  }
  for (const { variantId } of input.addLines ?? []) findVariant(shop, variantId);
  if (input.discount !== undefined && findLine(order, input.discount.lineId).currentQuantity === 0) {
    throw new ActionRefused("A removed line cannot be discounted.");
  }
}

function discount(shop: ShopWorld, order: Order, input: NonNullable<EditOrderInput["discount"]>): void {
  const line = findLine(order, input.lineId);
  if (line.currentQuantity < line.quantity) {
    throw new ActionRefused(
      "A line with removed units cannot be discounted: its earlier refunds would no longer add up.",
    );
  }
  discountLine(order, line, { amount: input.amount, title: input.title });
  taxLine(shop, line, order.taxesIncluded);
}

function removeUnits(world: World, shop: ShopWorld, order: Order, input: EditOrderInput, at: Date): Refund {
  const locationId = order.locationId ?? defaultLocationId(shop);
  const lines = (input.removeQuantities ?? []).map(({ lineId, quantity }) => {
    const line = findLine(order, lineId);
    const amounts = removalOf(line, quantity);
    line.currentQuantity -= quantity;
    moveStock(shop, locationId, line.variantId, quantity);
    return { id: world.nextId(), lineId, quantity, restockType: "cancel" as const, locationId, ...amounts };
  });
  const refund: Refund = {
    id: world.nextId(),
    createdAt: at,
    note: null,
    staffId: input.staffId ?? null,
    returnId: null,
    lines,
    adjustments: [],
    shippingLines: [],
    transactionIds: [],
  };
  order.refunds.push(refund);
  return refund;
}

function addLines(world: World, shop: ShopWorld, order: Order, input: EditOrderInput): LineDelta[] {
  return (input.addLines ?? []).map((wanted) => {
    const line = newLine(world, shop, wanted);
    order.lines.push(line);
    if (wanted.discount !== undefined) discountLine(order, line, wanted.discount);
    taxLine(shop, line, order.taxesIncluded);
    moveStock(shop, order.locationId ?? defaultLocationId(shop), line.variantId, -line.quantity);
    return { id: line.id, delta: line.quantity };
  });
}
