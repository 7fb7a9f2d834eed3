import { findLine } from "#simulator/world/find.ts";
import type { Order, OrderTransaction, Refund, RefundLine } from "#simulator/world/types.ts";
import { innerConnection } from "./connection.ts";
import { lineItemView, shippingLineView } from "./line-item-view.ts";
import { orderView } from "./order-view.ts";
import { returnView } from "./return-view.ts";
import { locationOf, staffMemberOf } from "./shop-view.ts";
import { gid, moneyBag, utc, type Context, type View } from "./view.ts";

export function refundView(context: Context, order: Order, refund: Refund): View {
  const transactions = order.transactions.filter((each) => refund.transactionIds.includes(each.id));
  const subject = order.returns.find((each) => each.id === refund.returnId);
  return {
    __typename: "Refund",
    id: gid("Refund", refund.id),
    legacyResourceId: String(refund.id),
    createdAt: utc(refund.createdAt),
    processedAt: utc(refund.createdAt),
    updatedAt: utc(refund.createdAt),
    note: refund.note,
    duties: [],
    totalRefundedSet: moneyBag(
      order,
      transactions.reduce((sum, each) => sum + each.amount, 0),
    ),
    order: () => orderView(context, order),
    return: () => (subject === undefined ? null : returnView(context, order, subject)),
    staffMember: () => staffMemberOf(context.shop, refund.staffId),
    refundLineItems: innerConnection(context, refund.lines, (line) => refundLineView(context, order, line)),
    refundShippingLines: innerConnection(context, refund.shippingLines, (part) => {
      const line = order.shippingLines.find((each) => each.id === part.shippingLineId);
      return {
        id: gid("RefundShippingLine", part.id),
        shippingLine: line === undefined ? null : shippingLineView(order, line),
        subtotalAmountSet: moneyBag(order, part.subtotal),
        taxAmountSet: moneyBag(order, part.tax),
      };
    }),
    orderAdjustments: innerConnection(context, refund.adjustments, (adjustment) => ({
      id: gid("OrderAdjustment", adjustment.id),
      reason: "REFUND_DISCREPANCY",
      amountSet: moneyBag(order, adjustment.amount),
      taxAmountSet: moneyBag(order, adjustment.tax),
    })),
    transactions: innerConnection(context, transactions, (each) => transactionView(context, order, each)),
  };
}

function refundLineView(context: Context, order: Order, line: RefundLine): View {
  const sold = findLine(order, line.lineId);
  return {
    id: gid("RefundLineItem", line.id),
    lineItem: () => lineItemView(context, order, sold),
    quantity: line.quantity,
    restockType: line.restockType.toUpperCase(),
    restocked: line.restockType !== "no_restock",
    location: () => locationOf(context.shop, line.locationId),
    priceSet: moneyBag(order, sold.unitPrice),
    subtotalSet: moneyBag(order, line.subtotal),
    totalTaxSet: moneyBag(order, line.tax),
  };
}

export function transactionView(context: Context, order: Order, transaction: OrderTransaction): View {
  const parent = order.transactions.find((each) => each.id === transaction.parentId);
  return {
    __typename: "OrderTransaction",
    id: gid("OrderTransaction", transaction.id),
    kind: transaction.kind.toUpperCase(),
    gateway: transaction.gateway,
    status: transaction.status.toUpperCase(),
    test: order.test,
    amountSet: moneyBag(order, transaction.amount),
    createdAt: utc(transaction.processedAt),
    processedAt: utc(transaction.processedAt),
    parentTransaction: () => (parent === undefined ? null : transactionView(context, order, parent)),
    location: () => locationOf(context.shop, order.locationId),
    order: () => orderView(context, order),
  };
}
