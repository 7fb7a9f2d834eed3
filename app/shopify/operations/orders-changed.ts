import { z } from "zod";
import { AdminApiError, ask, pageInfo, type AdminClient } from "./admin-client.ts";
import { readOrder } from "./order-by-id.ts";
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

/** Lists that cannot be paged: an order that fills one is read again, alone and with more room. */
const MOST_TRANSACTIONS = 8;
const MOST_FULFILLMENTS = 5;

/**
 * One query may cost 1000 points (https://shopify.dev/docs/api/usage/limits). Shopify's recorded answers charge a
 * page by the logarithm of its size: 50 orders come to about 500 points. Counted object by object, as its
 * documentation once had it, an order costs at most 95 (5 for itself, customer, addresses and location, 45 for
 * lines, 45 for the other lists), so that ten always pass.
 */
const PAGE_SIZE = 50;
const SMALL_PAGE_SIZE = 10;

export const ORDERS_CHANGED = `#graphql
  query OrdersChanged($first: Int!, $query: String!, $after: String) {
    orders(first: $first, after: $after, query: $query, sortKey: UPDATED_AT) {
      nodes {
        ${ORDER_HEAD}
        lineItems(first: 15) { nodes { ${LINE_FIELDS} } pageInfo { hasNextPage endCursor } }
        shippingLines(first: 4) { nodes { ${SHIPPING_FIELDS} } pageInfo { hasNextPage endCursor } }
        returns(first: 5) { nodes { ${RETURN_FIELDS} } pageInfo { hasNextPage endCursor } }
        transactions(first: ${MOST_TRANSACTIONS}) { ${TRANSACTION_FIELDS} }
        fulfillments(first: ${MOST_FULFILLMENTS}) { ${FULFILLMENT_FIELDS} }
        refunds(first: 1) { id }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

const page = <T extends z.ZodType>(node: T) => z.object({ nodes: z.array(node), pageInfo });

const row = orderHead.extend({
  lineItems: page(lineNode),
  shippingLines: page(shippingNode),
  returns: page(returnNode),
  refunds: z.array(z.object({ id: z.string() })),
});
const schema = z.object({ orders: page(row) });
type Row = z.output<typeof row>;

/** The whole order when one page held all of it; refunds have lists of their own, which a page has no room for. */
function wholeOf({ lineItems, shippingLines, returns, refunds, ...head }: Row): OrderNode | null {
  const isCut =
    [lineItems, shippingLines, returns].some((list) => list.pageInfo.hasNextPage) ||
    head.transactions.length >= MOST_TRANSACTIONS ||
    head.fulfillments.length >= MOST_FULFILLMENTS;
  if (isCut || refunds.length > 0) return null;
  return {
    ...head,
    lines: lineItems.nodes,
    shippingLines: shippingLines.nodes,
    returns: returns.nodes,
    refunds: [],
  };
}

export interface OrdersPage {
  orders: OrderNode[];
  /** Orders that cannot be read in full, with the reason; they must not hold up the others. */
  unread: { orderId: string; reason: string }[];
  /** Null when this was the last page. */
  nextCursor: string | null;
}

/** Null for an order that was deleted between the two questions: orders/delete tells it. */
async function readAlone(
  client: AdminClient,
  orderId: string,
): Promise<OrderNode | { orderId: string; reason: string } | null> {
  try {
    return await readOrder(client, orderId);
  } catch (error) {
    if (!(error instanceof AdminApiError) || error.problem !== "not-understood") throw error;
    return { orderId, reason: error.message };
  }
}

async function readPage(client: AdminClient, variables: { query: string; after: string | null }) {
  try {
    return await ask(client, ORDERS_CHANGED, { first: PAGE_SIZE, ...variables }, schema);
  } catch (error) {
    const isTooCostly = error instanceof AdminApiError && error.codes.includes("MAX_COST_EXCEEDED");
    if (!isTooCostly) throw error;
    return ask(client, ORDERS_CHANGED, { first: SMALL_PAGE_SIZE, ...variables }, schema);
  }
}

/**
 * A page of orders that changed at or after an instant, oldest change first, each in full.
 * Going on from `nextCursor` needs the same `since`; the last order's updatedAt is where to begin after a stop.
 */
export async function readOrdersChanged(
  client: AdminClient,
  { since, cursor }: { since: Date; cursor: string | null },
): Promise<OrdersPage> {
  const { orders } = await readPage(client, {
    query: `updated_at:>='${since.toISOString()}'`,
    after: cursor,
  });
  const result: OrdersPage = { orders: [], unread: [], nextCursor: null };
  for (const node of orders.nodes) {
    const order = wholeOf(node) ?? (await readAlone(client, node.id));
    if (order === null) continue;
    if ("reason" in order) result.unread.push(order);
    else result.orders.push(order);
  }
  const { hasNextPage, endCursor } = orders.pageInfo;
  return { ...result, nextCursor: hasNextPage ? endCursor : null };
}
