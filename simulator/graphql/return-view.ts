import { findLine } from "#simulator/world/find.ts";
import type { Order, Return, ReturnLine } from "#simulator/world/types.ts";
import { innerConnection } from "./connection.ts";
import { lineItemView } from "./line-item-view.ts";
import { orderView } from "./order-view.ts";
import { refundView } from "./refund-view.ts";
import { gid, utc, utcOrNull, type Context, type View } from "./view.ts";

export function returnView(context: Context, order: Order, subject: Return): View {
  const refunds = order.refunds.filter((each) => each.returnId === subject.id);
  const exchanged = subject.exchangeLineIds.map((id) => findLine(order, id));
  return {
    __typename: "Return",
    id: gid("Return", subject.id),
    name: subject.name,
    status: subject.status.toUpperCase(),
    createdAt: utc(subject.createdAt),
    closedAt: utcOrNull(subject.closedAt),
    totalQuantity: subject.lines.reduce((sum, line) => sum + line.quantity, 0),
    order: () => orderView(context, order),
    returnLineItems: innerConnection(context, subject.lines, (line) => returnLineView(context, order, line)),
    exchangeLineItems: innerConnection(context, exchanged, (line) => ({
      id: gid("ExchangeLineItem", line.id),
      quantity: line.quantity,
      title: line.title,
      variantSku: line.sku,
      lineItems: () => [lineItemView(context, order, line)],
    })),
    refunds: innerConnection(context, refunds, (refund) => refundView(context, order, refund)),
  };
}

function returnLineView(context: Context, order: Order, line: ReturnLine): View {
  const sold = findLine(order, line.lineId);
  const handedOver = order.fulfillments
    .flatMap((each) => each.lines)
    .find((each) => each.lineId === line.lineId);
  return {
    __typename: "ReturnLineItem",
    id: gid("ReturnLineItem", line.id),
    quantity: line.quantity,
    refundedQuantity: line.refundedQuantity,
    refundableQuantity: line.quantity - line.refundedQuantity,
    returnReasonNote: "",
    customerNote: null,
    fulfillmentLineItem: {
      id: gid("FulfillmentLineItem", handedOver?.id ?? line.lineId),
      quantity: handedOver?.quantity ?? line.quantity,
      lineItem: () => lineItemView(context, order, sold),
    },
  };
}

/** How far the returns of an order are, as one word. */
export function returnStatusOf(order: Order): string {
  const statuses = new Set(order.returns.map((each) => each.status));
  if (statuses.has("requested")) return "RETURN_REQUESTED";
  if (statuses.has("open")) return "IN_PROGRESS";
  return statuses.has("closed") ? "RETURNED" : "NO_RETURN";
}
