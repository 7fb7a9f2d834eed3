import { z } from "zod";
import type { ShopifyId } from "#app/vocabulary/ids.ts";
import { id, text } from "../topics/fields.ts";
import { ask, type AdminClient } from "./admin-client.ts";

const AT_ONCE = 100;

export const TITLES = `#graphql
  query Titles($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Collection {
        id
        title
      }
      ... on Product {
        id
        title
      }
    }
  }
`;

const schema = z.object({ nodes: z.array(z.object({ id, title: text }).nullable()) });

/** Titles by id, as far as the things still exist. */
export async function readTitles(
  client: AdminClient,
  kind: "Collection" | "Product",
  ids: readonly string[],
): Promise<Map<ShopifyId, string>> {
  const titles = new Map<ShopifyId, string>();
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const gids = ids.slice(at, at + AT_ONCE).map((each) => `gid://shopify/${kind}/${each}`);
    const { nodes } = await ask(client, TITLES, { ids: gids }, schema);
    for (const node of nodes) if (node?.title) titles.set(node.id, node.title);
  }
  return titles;
}
