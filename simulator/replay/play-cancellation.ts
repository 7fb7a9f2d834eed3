import { ActionRefused } from "#simulator/world/action-refused.ts";
import { cancelOrder } from "#simulator/world/cancel-order.ts";
import { sumsOf } from "#simulator/world/order-sums.ts";
import { refundOrder } from "#simulator/world/refund-order.ts";
import type { NumericId, Order } from "#simulator/world/types.ts";
import type { HistoryLine, Invoice } from "./history.ts";
import type { PlayContext } from "./play-context.ts";
import { kindOf } from "./stock-codes.ts";

const words = ({ code, title, quantity, price }: HistoryLine): string =>
  `${code} ${title}, quantity ${quantity} at ${(price / 100).toFixed(2)}`;

/** Units to take back, by order and line. */
type Plan = Map<NumericId, Map<NumericId, number>>;

/**
 * A cancellation invoice: goods go back to the orders they came from, postage and discounts to the newest order that
 * can bear them; whatever finds no order is listed. Returns whether anything was taken back.
 */
export function playCancellation(context: PlayContext, invoice: Invoice): boolean {
  const plan: Plan = new Map();
  let hasActed = false;
  for (const line of invoice.lines) {
    const kind = kindOf(line.code);
    const refuse = (reason: string) =>
      void context.listed.push({ line: line.line, reason, detail: words(line) });
    if (line.quantity > 0) refuse("A cancellation with a positive quantity.");
    else if (kind === "book-keeping") refuse("A book-keeping entry, no goods.");
    else if (invoice.customer === null) refuse("A cancellation without a customer.");
    else if (kind === "goods" || kind === "gift card") match(context, invoice.customer, line, plan);
    else hasActed = giveBack(context, invoice.customer, line, kind === "postage") || hasActed;
  }
  for (const [orderId, lines] of plan) takeBack(context, orderId, lines);
  return hasActed || plan.size > 0;
}

function match(context: PlayContext, customer: string, line: HistoryLine, plan: Plan): void {
  const wanted = -line.quantity;
  const taken = context.purchases.take(customer, line.code, wanted, line.price);
  for (const { purchase, quantity } of taken) {
    const lines = plan.get(purchase.orderId) ?? new Map<NumericId, number>();
    plan.set(purchase.orderId, lines);
    lines.set(purchase.lineId, (lines.get(purchase.lineId) ?? 0) + quantity);
  }
  const rest = wanted - taken.reduce((sum, each) => sum + each.quantity, 0);
  if (rest === 0) return;
  const reason =
    rest === wanted
      ? "No earlier purchase of this product by this customer."
      : "More is cancelled than this customer had bought of it before.";
  context.listed.push({ line: line.line, reason, detail: `${words(line)}; ${rest} without a purchase` });
}

/** All that is left of an order makes a cancellation, a part of it a refund. */
function takeBack(context: PlayContext, orderId: NumericId, wanted: Map<NumericId, number>): void {
  const { world, shop, counts } = context;
  const order = shop.orders.get(orderId);
  if (order === undefined) return;
  const isWhole =
    order.refunds.length === 0 &&
    order.cancelledAt === null &&
    order.lines.every((line) => wanted.get(line.id) === line.quantity);
  if (isWhole) {
    context.act((at) => cancelOrder(world, shop, { at, orderId }));
    counts.cancellations += 1;
    return;
  }
  const lines = [...wanted].map(([lineId, quantity]) => ({ lineId, quantity }));
  context.act((at) => refundOrder(world, shop, { at, orderId, lines }));
  counts.refunds += 1;
}

/** Money without goods: postage from an order's shipping, a discount as an amount on its own. */
function giveBack(context: PlayContext, customer: string, line: HistoryLine, isPostage: boolean): boolean {
  const { world, shop, purchases, counts } = context;
  const amount = -line.quantity * line.price;
  const order = purchases
    .ordersOf(customer)
    .flatMap((id) => shop.orders.get(id) ?? [])
    .find((each) => canBear(each, amount, isPostage));
  if (order === undefined || amount === 0) {
    const reason = isPostage
      ? "No earlier order of this customer has that much postage left."
      : "No earlier order of this customer can bear the discount.";
    context.listed.push({ line: line.line, reason, detail: words(line) });
    return false;
  }
  const money = isPostage ? { shipping: amount } : { amount };
  try {
    context.act((at) => refundOrder(world, shop, { at, orderId: order.id, ...money }));
  } catch (error) {
    if (!(error instanceof ActionRefused)) throw error;
    context.listed.push({ line: line.line, reason: "The shop refuses the refund.", detail: error.message });
    return false;
  }
  counts.refunds += 1;
  return true;
}

function canBear(order: Order, amount: number, isPostage: boolean): boolean {
  if (order.cancelledAt !== null) return false;
  const { received, refunded, currentShipping } = sumsOf(order);
  return isPostage ? currentShipping >= amount : received - refunded >= amount;
}
