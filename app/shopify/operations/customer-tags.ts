import { z } from "zod";
import type { ShopifyId } from "#app/vocabulary/ids.ts";
import { id, tags } from "../topics/fields.ts";
import { ask, type AdminClient } from "./admin-client.ts";

const CUSTOMERS_AT_ONCE = 100;

/** Newer webhooks carry no tags of customers, so whoever needs them asks. */
export const CUSTOMER_TAGS = `#graphql
  query CustomerTags($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Customer {
        id
        tags
      }
    }
  }
`;

const schema = z.object({ nodes: z.array(z.object({ id, tags }).nullable()) });

/** Tags by customer; those that no longer exist are left out. */
export async function readCustomerTags(
  client: AdminClient,
  ids: readonly ShopifyId[],
): Promise<Map<ShopifyId, string[]>> {
  const found = new Map<ShopifyId, string[]>();
  for (let at = 0; at < ids.length; at += CUSTOMERS_AT_ONCE) {
    const gids = ids.slice(at, at + CUSTOMERS_AT_ONCE).map((each) => `gid://shopify/Customer/${each}`);
    const { nodes } = await ask(client, CUSTOMER_TAGS, { ids: gids }, schema);
    for (const node of nodes) if (node) found.set(node.id, node.tags);
  }
  return found;
}
