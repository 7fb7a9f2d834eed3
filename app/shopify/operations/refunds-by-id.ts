import { z } from "zod";
import { AdminApiError, ask, pageInfo, type AdminClient } from "./admin-client.ts";
import {
  REFUND_FIELDS,
  REFUND_LINE_FIELDS,
  REFUND_SHIPPING_FIELDS,
  refundHead,
  refundLineNode,
  refundShippingNode,
  TRANSACTION_FIELDS,
  transactionNode,
  type RefundNode,
} from "./order-node.ts";

/** Four refunds with 60 lines each cost about 600 of the 1000 points that a query may. */
const REFUNDS_AT_ONCE = 4;
const MOST_PAGES = 50;

export const REFUNDS_BY_ID = `#graphql
  query RefundsById($ids: [ID!]!, $after: String) {
    nodes(ids: $ids) {
      ... on Refund {
        ${REFUND_FIELDS}
        refundLineItems(first: 60, after: $after) {
          nodes { ${REFUND_LINE_FIELDS} }
          pageInfo { hasNextPage endCursor }
        }
        refundShippingLines(first: 5) { nodes { ${REFUND_SHIPPING_FIELDS} } pageInfo { hasNextPage } }
        transactions(first: 20) { nodes { ${TRANSACTION_FIELDS} } pageInfo { hasNextPage } }
      }
    }
  }
`;

const onePage = z.object({ hasNextPage: z.boolean() });
const row = refundHead.extend({
  refundLineItems: z.object({ nodes: z.array(refundLineNode), pageInfo }),
  refundShippingLines: z.object({ nodes: z.array(refundShippingNode), pageInfo: onePage }),
  transactions: z.object({ nodes: z.array(transactionNode), pageInfo: onePage }),
});
const schema = z.object({ nodes: z.array(row.nullable()) });

const readPage = async (client: AdminClient, ids: readonly string[], after: string | null) =>
  (await ask(client, REFUNDS_BY_ID, { ids, after }, schema)).nodes.filter((node) => node !== null);

async function whole(client: AdminClient, first: z.output<typeof row>): Promise<RefundNode> {
  const { refundLineItems, refundShippingLines, transactions, ...head } = first;
  if (refundShippingLines.pageInfo.hasNextPage || transactions.pageInfo.hasNextPage) {
    throw new AdminApiError("not-understood", `${first.id} has longer lists than are read`);
  }
  const lines = [...refundLineItems.nodes];
  let info = refundLineItems.pageInfo;
  for (let page = 0; info.hasNextPage; page++) {
    if (page === MOST_PAGES) throw new AdminApiError("not-understood", `the lines of ${first.id} do not end`);
    const [next] = await readPage(client, [first.id], info.endCursor);
    if (!next) throw new AdminApiError("unavailable", `${first.id} went away while it was read`);
    lines.push(...next.refundLineItems.nodes);
    info = next.refundLineItems.pageInfo;
  }
  return { ...head, lines, shippingLines: refundShippingLines.nodes, transactions: transactions.nodes };
}

/** Refunds in full, in the order of their gids. */
export async function readRefunds(client: AdminClient, ids: readonly string[]): Promise<RefundNode[]> {
  const refunds: RefundNode[] = [];
  for (let at = 0; at < ids.length; at += REFUNDS_AT_ONCE) {
    for (const first of await readPage(client, ids.slice(at, at + REFUNDS_AT_ONCE), null)) {
      refunds.push(await whole(client, first));
    }
  }
  return refunds;
}
