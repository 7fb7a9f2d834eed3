import { z } from "zod";
import type { ShopifyId } from "#app/vocabulary/ids.ts";
import { AdminApiError, ask, pageInfo, type AdminClient } from "./admin-client.ts";
import { id, tags, text } from "../topics/fields.ts";

/** 20 products with 40 collections each stay below the limit of 1000 points for one query. */
const PRODUCTS_AT_ONCE = 20;
const MOST_PAGES = 50;

export const PRODUCT_FACTS = `#graphql
  query ProductFacts($ids: [ID!]!, $after: String) {
    nodes(ids: $ids) {
      ... on Product {
        id
        title
        tags
        collections(first: 40, after: $after) {
          nodes {
            id
          }
          pageInfo {
            hasNextPage
            endCursor
          }
        }
      }
    }
  }
`;

const product = z.object({
  id,
  title: text,
  tags,
  collections: z.object({ nodes: z.array(z.object({ id })), pageInfo }),
});
const schema = z.object({ nodes: z.array(product.nullable()) });

export interface ProductFacts {
  productId: ShopifyId;
  title: string;
  tags: string[];
  collectionIds: ShopifyId[];
}

type Page = z.output<typeof product>;

const readPage = async (client: AdminClient, ids: readonly ShopifyId[], after: string | null) =>
  (
    await ask(
      client,
      PRODUCT_FACTS,
      { ids: ids.map((each) => `gid://shopify/Product/${each}`), after },
      schema,
    )
  ).nodes.filter((node) => node !== null);

/** Pages after the first concern one product alone, since each has its own cursor. */
async function restOf(client: AdminClient, first: Page): Promise<ProductFacts> {
  const collectionIds = first.collections.nodes.map((node) => node.id);
  let info = first.collections.pageInfo;
  for (let page = 0; info.hasNextPage; page++) {
    if (page === MOST_PAGES) throw new AdminApiError("not-understood", "a product's collections do not end");
    const [next] = await readPage(client, [first.id], info.endCursor);
    collectionIds.push(...(next?.collections.nodes ?? []).map((node) => node.id));
    info = next?.collections.pageInfo ?? { hasNextPage: false, endCursor: null };
  }
  return { productId: first.id, title: first.title ?? "", tags: first.tags, collectionIds };
}

/** Tags and collections of products; those that no longer exist are left out. */
export async function readProductFacts(
  client: AdminClient,
  ids: readonly ShopifyId[],
): Promise<ProductFacts[]> {
  const facts: ProductFacts[] = [];
  for (let at = 0; at < ids.length; at += PRODUCTS_AT_ONCE) {
    for (const page of await readPage(client, ids.slice(at, at + PRODUCTS_AT_ONCE), null)) {
      facts.push(await restOf(client, page));
    }
  }
  return facts;
}
