import { ActionRefused } from "./action-refused.ts";
import type { MinorUnits, NumericId, Order, OrderTransaction, WebhookEvent, World } from "./types.ts";

export function addTransaction(
  world: World,
  order: Order,
  from: Pick<OrderTransaction, "kind" | "gateway" | "amount" | "processedAt"> & Partial<OrderTransaction>,
): OrderTransaction {
  const defaults = {
    parentId: null,
    status: "success",
    giftCardId: null,
    storeCreditAccountId: null,
  } as const;
  const transaction: OrderTransaction = { ...defaults, ...from, id: world.nextId() };
  order.transactions.push(transaction);
  return transaction;
}

/** A payment that may come out of a gift card or an account of this shop. */
export type PlacedTender = {
  gateway: string;
  amount?: MinorUnits | undefined;
  giftCardId?: NumericId;
  storeCreditAccountId?: NumericId;
};

/** Fills in the one amount that is left open, and refuses tenders that do not add up. */
export function settleTenders(
  tenders: readonly PlacedTender[],
  total: MinorUnits,
): (PlacedTender & { amount: MinorUnits })[] {
  const stated = tenders.reduce((sum, each) => sum + (each.amount ?? 0), 0);
  const open = tenders.filter((each) => each.amount === undefined);
  if (open.length > 1) throw new ActionRefused("Only one tender may be without an amount.");
  const rest = total - stated;
  if (rest < 0 || (rest > 0 && open.length === 0)) {
    throw new ActionRefused(`The tenders come to ${stated}, the order to ${total}.`);
  }
  return tenders
    .map((tender) => ({ ...tender, amount: tender.amount ?? rest }))
    .filter(({ amount }) => amount > 0);
}

/** Takes a refund out of the payments, the first first, never more than each has left. */
export function refundToPayments(
  world: World,
  order: Order,
  amount: MinorUnits,
  at: Date,
): OrderTransaction[] {
  const made: OrderTransaction[] = [];
  let left = amount;
  for (const payment of order.transactions.filter(isPayment)) {
    const share = Math.min(left, payment.amount - refundedOf(order, payment.id));
    if (share <= 0) continue;
    const { gateway, giftCardId, storeCreditAccountId, id: parentId } = payment;
    made.push(
      addTransaction(world, order, {
        kind: "refund",
        gateway,
        giftCardId,
        storeCreditAccountId,
        amount: share,
        parentId,
        processedAt: at,
      }),
    );
    left -= share;
  }
  return made;
}

const isPayment = (each: OrderTransaction): boolean =>
  each.status === "success" && (each.kind === "sale" || each.kind === "capture");

const refundedOf = (order: Order, paymentId: NumericId): MinorUnits =>
  order.transactions
    .filter((each) => each.kind === "refund" && each.parentId === paymentId)
    .reduce((sum, each) => sum + each.amount, 0);

export const transactionEvents = (
  domain: string,
  order: Order,
  transactions: readonly OrderTransaction[],
): WebhookEvent[] =>
  transactions.map((each) => ({
    topic: "order_transactions/create",
    shop: domain,
    at: order.updatedAt,
    subject: { kind: "transaction", orderId: order.id, transactionId: each.id },
  }));
