import type { RefundInput } from "./action-inputs.ts";
import { ActionRefused } from "./action-refused.ts";
import { returnCredit, STORE_CREDIT_GATEWAY } from "./credit/spend-credit.ts";
import { openAccount } from "./credit/store-credit.ts";
import { findLine, findOrder } from "./find.ts";
import { orderEvents, refundEvent } from "./order-events.ts";
import { fulfillableOf } from "./order-status.ts";
import { removalOf, shippingNetOf, sumsOf, taxOf } from "./order-sums.ts";
import { partOf } from "./money.ts";
import { defaultLocationId, moveStock } from "./stock.ts";
import { momentOf, touch } from "./touch.ts";
import { addTransaction, refundToPayments, transactionEvents } from "./transactions.ts";
import type * as t from "./types.ts";

export type RefundPlan = Omit<RefundInput, "orderId" | "at"> & { returnId?: t.NumericId | undefined };

/** By line, by amount only, by shipping only, or any mix of them. */
export function refundOrder(world: t.World, shop: t.ShopWorld, input: RefundInput): t.ActionResult {
  const order = findOrder(shop, input.orderId);
  const at = momentOf(world, input.at);
  const { refund, events } = recordRefund(world, shop, order, input, at);
  return {
    orderId: order.id,
    refundId: refund.id,
    events: [...events, ...orderEvents(shop, order, "orders/updated")],
  };
}

/**
 * Takes goods and shipping off the order and gives money back. Unless an amount is stated, the money is what
 * the order is overpaid by afterwards; a stated amount leaves the difference as a refund discrepancy, so that
 * what was paid always equals what the order is worth.
 */
export function recordRefund(
  world: t.World,
  shop: t.ShopWorld,
  order: t.Order,
  plan: RefundPlan,
  at: Date,
): { refund: t.Refund; events: t.WebhookEvent[] } {
  checkLines(order, plan);
  const shippingLines = refundedShipping(world, order, plan.shipping);
  const { received, refunded } = sumsOf(order);
  if ((plan.amount ?? 0) > received - refunded) {
    throw new ActionRefused(
      `Order ${order.name} has ${received - refunded} left to refund, not ${plan.amount}.`,
    );
  }
  if (plan.lines === undefined && plan.amount === undefined && shippingLines.length === 0) {
    throw new ActionRefused("A refund needs lines, an amount or shipping.");
  }
  const refund: t.Refund = {
    id: world.nextId(),
    createdAt: at,
    note: plan.note ?? null,
    staffId: plan.staffId ?? null,
    returnId: plan.returnId ?? null,
    lines: removeLines(world, shop, order, plan),
    adjustments: [],
    shippingLines,
    transactionIds: [],
  };
  order.refunds.push(refund);
  const due = Math.max(0, -sumsOf(order).outstanding);
  const amount = plan.amount ?? due;
  if (amount !== due) {
    refund.adjustments.push({ id: world.nextId(), kind: "refund_discrepancy", amount: due - amount, tax: 0 });
  }
  const transactions = giveBack(world, shop, order, amount, plan.to ?? "original", at);
  returnCredit(world, shop, order, transactions);
  refund.transactionIds = transactions.map((each) => each.id);
  touch(order, at);
  const events = [
    refundEvent(shop, order, refund.id),
    ...transactionEvents(shop.shop.domain, order, transactions),
  ];
  return { refund, events };
}

function checkLines(order: t.Order, plan: RefundPlan): void {
  for (const { lineId, quantity } of plan.lines ?? []) {
    const line = findLine(order, lineId);
    if (quantity > line.currentQuantity) {
      throw new ActionRefused(`Only ${line.currentQuantity} of ${line.title} are left to refund.`);
    }
  }
}

function removeLines(world: t.World, shop: t.ShopWorld, order: t.Order, plan: RefundPlan): t.RefundLine[] {
  return (plan.lines ?? []).map(({ lineId, quantity, restock = true }) => {
    const line = findLine(order, lineId);
    const untouched = fulfillableOf(line) >= quantity;
    const amounts = removalOf(line, quantity);
    line.currentQuantity -= quantity;
    const locationId = restock ? (plan.locationId ?? order.locationId ?? defaultLocationId(shop)) : null;
    if (restock) moveStock(shop, locationId, line.variantId, quantity);
    return {
      id: world.nextId(),
      lineId,
      quantity,
      restockType: !restock ? "no_restock" : untouched ? "cancel" : "return",
      locationId,
      ...amounts,
    };
  });
}

/** Shipping comes off the lines in their order; its tax goes with it pro rata. */
function refundedShipping(
  world: t.World,
  order: t.Order,
  wanted: number | true | undefined,
): t.RefundShippingLine[] {
  if (wanted === undefined || wanted === 0) return [];
  const done = order.refunds.flatMap((refund) => refund.shippingLines);
  const { currentShipping } = sumsOf(order);
  let left = wanted === true ? currentShipping : wanted;
  if (left > currentShipping)
    throw new ActionRefused(`Only ${currentShipping} of the shipping are left to refund.`);
  const made: t.RefundShippingLine[] = [];
  for (const line of order.shippingLines) {
    const net = shippingNetOf(line);
    const before = done
      .filter((each) => each.shippingLineId === line.id)
      .reduce((sum, each) => sum + each.subtotal, 0);
    const subtotal = Math.min(left, net - before);
    if (subtotal <= 0) continue;
    const tax = partOf(taxOf(line), before + subtotal, net) - partOf(taxOf(line), before, net);
    made.push({ id: world.nextId(), shippingLineId: line.id, subtotal, tax });
    left -= subtotal;
  }
  return made;
}

function giveBack(
  world: t.World,
  shop: t.ShopWorld,
  order: t.Order,
  amount: t.MinorUnits,
  to: "original" | "gift_card" | "store_credit",
  at: Date,
): t.OrderTransaction[] {
  if (amount === 0) return [];
  if (to === "original") return refundToPayments(world, order, amount, at);
  if (to === "gift_card") {
    return [addTransaction(world, order, { kind: "refund", gateway: "gift_card", amount, processedAt: at })];
  }
  const { customerId, presentmentCurrency: currency } = order;
  const account = customerId === null ? null : openAccount(world, shop, customerId, currency);
  const credit = { gateway: STORE_CREDIT_GATEWAY, storeCreditAccountId: account?.id ?? null };
  return [addTransaction(world, order, { ...credit, kind: "refund", amount, processedAt: at })];
}
