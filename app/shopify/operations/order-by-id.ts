import { z } from "zod";
import { AdminApiError, ask, pageInfo, type AdminClient } from "./admin-client.ts";
import {
  FULFILLMENT_FIELDS,
  LINE_FIELDS,
  lineNode,
  ORDER_HEAD,
  orderHead,
  RETURN_FIELDS,
  returnNode,
  SHIPPING_FIELDS,
  shippingNode,
  TRANSACTION_FIELDS,
  type OrderNode,
} from "./order-node.ts";
import { readRefunds } from "./refunds-by-id.ts";

/** 250 lines are far beyond what a shop sells at once; 50 pages are a limit against a list that never ends. */
const MOST_PAGES = 50;

/** transactions, fulfillments and refunds are plain lists in Shopify's schema: they have no second page. */
const MOST_IN_LIST = 150;

export const ORDER_BY_ID = `#graphql
  query OrderById($id: ID!) {
    order(id: $id) {
      ${ORDER_HEAD}
      lineItems(first: 60) { nodes { ${LINE_FIELDS} } pageInfo { hasNextPage endCursor } }
      shippingLines(first: 20) { nodes { ${SHIPPING_FIELDS} } pageInfo { hasNextPage endCursor } }
      returns(first: 50) { nodes { ${RETURN_FIELDS} } pageInfo { hasNextPage endCursor } }
      transactions(first: ${MOST_IN_LIST}) { ${TRANSACTION_FIELDS} }
      fulfillments(first: ${MOST_IN_LIST}) { ${FULFILLMENT_FIELDS} }
      refunds(first: ${MOST_IN_LIST}) { id }
    }
  }
`;

export const ORDER_LINES = `#graphql
  query OrderLines($id: ID!, $after: String!) {
    order(id: $id) {
      lineItems(first: 250, after: $after) { nodes { ${LINE_FIELDS} } pageInfo { hasNextPage endCursor } }
    }
  }
`;

const page = <T extends z.ZodType>(node: T) => z.object({ nodes: z.array(node), pageInfo });
const linePage = page(lineNode);

const schema = z.object({
  order: orderHead
    .extend({
      lineItems: linePage,
      shippingLines: page(shippingNode),
      returns: page(returnNode),
      refunds: z.array(z.object({ id: z.string() })),
    })
    .nullable(),
});
const linesSchema = z.object({ order: z.object({ lineItems: linePage }).nullable() });

async function restOfLines(client: AdminClient, id: string, first: z.output<typeof linePage>) {
  const lines = [...first.nodes];
  let info = first.pageInfo;
  for (let pages = 0; info.hasNextPage; pages++) {
    if (pages === MOST_PAGES) throw new AdminApiError("not-understood", `the lines of ${id} do not end`);
    const answer = await ask(client, ORDER_LINES, { id, after: info.endCursor }, linesSchema);
    if (!answer.order) throw new AdminApiError("unavailable", `${id} went away while it was read`);
    lines.push(...answer.order.lineItems.nodes);
    info = answer.order.lineItems.pageInfo;
  }
  return lines;
}

/** An order that is cut somewhere would earn the wrong points, so it counts as not read. */
function refuseCut(order: NonNullable<z.output<typeof schema>["order"]>): void {
  const isCut =
    order.shippingLines.pageInfo.hasNextPage ||
    order.returns.pageInfo.hasNextPage ||
    [order.transactions, order.fulfillments, order.refunds].some((list) => list.length >= MOST_IN_LIST);
  if (isCut) throw new AdminApiError("not-understood", `${order.id} has longer lists than are read`);
}

/**
 * One order in full, or null when Shopify has no such order.
 * @param id the gid, "gid://shopify/Order/123"
 * @throws AdminApiError "not-understood" for an order that is too long to be read in full
 */
export async function readOrder(client: AdminClient, id: string): Promise<OrderNode | null> {
  const { order } = await ask(client, ORDER_BY_ID, { id }, schema);
  if (!order) return null;
  refuseCut(order);
  const { lineItems, shippingLines, returns, refunds, ...head } = order;
  return {
    ...head,
    lines: await restOfLines(client, id, lineItems),
    shippingLines: shippingLines.nodes,
    returns: returns.nodes,
    refunds: await readRefunds(
      client,
      refunds.map((refund) => refund.id),
    ),
  };
}
