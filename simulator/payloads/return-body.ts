import type { LineDelta, Order, Return, ReturnLine, WebhookTopic } from "#simulator/world/types.ts";

const gid = (type: string, id: number): string => `gid://shopify/${type}/${id}`;

/** Requests and approvals carry the whole return, other steps only which one and what became of it. */
export function returnBody(topic: WebhookTopic, order: Order, subject: Return) {
  const which = { id: subject.id, admin_graphql_api_id: gid("Return", subject.id), status: subject.status };
  const orderRef = { id: order.id, admin_graphql_api_id: gid("Order", order.id) };
  if (topic === "returns/decline") {
    return { ...which, order: orderRef, decline: { reason: "other", note: "" } };
  }
  if (topic !== "returns/request" && topic !== "returns/approve") return { ...which, order_id: order.id };
  const exchanged = subject.exchangeLineIds;
  return {
    ...which,
    order: orderRef,
    total_return_line_items: subject.lines.length,
    name: subject.name,
    return_line_items: subject.lines.map((line) => linePart(order, line)),
    return_shipping_fees: [],
    exchange_line_items: exchanged.map((id) => ({
      id,
      admin_graphql_api_id: gid("ExchangeLineItem", id),
      line_item: { id, admin_graphql_api_id: gid("LineItem", id) },
    })),
    total_exchange_line_items: exchanged.length,
  };
}

function linePart(order: Order, line: ReturnLine) {
  const handedOver = order.fulfillments
    .flatMap((fulfillment) => fulfillment.lines)
    .find((each) => each.lineId === line.lineId);
  const id = handedOver?.id ?? line.lineId;
  return {
    id: line.id,
    admin_graphql_api_id: gid("ReturnLineItem", line.id),
    fulfillment_line_item: {
      id,
      admin_graphql_api_id: gid("FulfillmentLineItem", id),
      line_item: { id: line.lineId, admin_graphql_api_id: gid("LineItem", line.lineId) },
    },
    quantity: line.quantity,
    return_reason: line.reason,
    return_reason_note: "",
    customer_note: null,
  };
}

export function returnUpdateBody(returnId: number, removals: readonly LineDelta[]) {
  return {
    admin_graphql_api_id: gid("Return", returnId),
    return_line_items: {
      removals: removals.map(({ id, delta }) => ({ admin_graphql_api_id: gid("ReturnLineItem", id), delta })),
    },
    restocking_fees: { updates: [], removals: [] },
    return_shipping_fees: { updates: [], removals: [] },
  };
}
