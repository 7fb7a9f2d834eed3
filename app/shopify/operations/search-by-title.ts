import { z } from "zod";
import type { ShopifyId } from "#app/vocabulary/ids.ts";
import { id, text } from "../topics/fields.ts";
import { ask, type AdminClient } from "./admin-client.ts";

/** For pickers in a form: a few that fit, not a list of all. */
export const COLLECTION_SEARCH = `#graphql
  query CollectionSearch($query: String) {
    collections(first: 25, query: $query, sortKey: TITLE) {
      nodes {
        id
        title
      }
    }
  }
`;

export const PRODUCT_SEARCH = `#graphql
  query ProductSearch($query: String) {
    products(first: 25, query: $query, sortKey: TITLE) {
      nodes {
        id
        title
      }
    }
  }
`;

export interface Titled {
  id: ShopifyId;
  title: string;
}

const found = z.object({
  nodes: z.array(
    z.object({ id, title: text }).transform((node): Titled => ({ id: node.id, title: node.title ?? "" })),
  ),
});

/**
 * Every word has to begin a word of the title. Characters of Shopify's search syntax are left out, so that nobody
 * writes a filter by accident (https://shopify.dev/docs/api/usage/search-syntax).
 */
function titleQuery(words: string): string | null {
  const parts = words.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== "");
  return parts.length === 0 ? null : parts.map((part) => `title:${part}*`).join(" ");
}

export async function searchCollections(client: AdminClient, words: string): Promise<Titled[]> {
  const schema = z.object({ collections: found });
  return (await ask(client, COLLECTION_SEARCH, { query: titleQuery(words) }, schema)).collections.nodes;
}

export async function searchProducts(client: AdminClient, words: string): Promise<Titled[]> {
  const schema = z.object({ products: found });
  return (await ask(client, PRODUCT_SEARCH, { query: titleQuery(words) }, schema)).products.nodes;
}
