import type { CartFacts } from "#app/contracts/cart.ts";
import type { Tenant } from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";
import { loadProductFacts } from "#app/modules/orders/index.ts";

/** What is known here of the products of a cart, by product id. */
export interface CartProducts {
  facts: ReadonlyMap<string, { tags: string[]; collectionIds: string[] }>;
  /** Null where nobody has told yet. */
  collectionsOf: (productId: string) => readonly string[] | null;
}

export async function readCartProducts(
  tx: Sql,
  { merchantId, shopId }: Tenant,
  { lines }: CartFacts,
): Promise<CartProducts> {
  const productIds = [...new Set(lines.map(({ productId }) => productId))];
  const keys = productIds.map((productId) => ({ merchantId, shopId, productId }));
  const known = [...(await loadProductFacts(tx, keys))].map(
    ([key, fact]) => [key.slice(key.lastIndexOf("/") + 1), fact] as const,
  );
  const collections = new Map(known.map(([productId, { collectionIds }]) => [productId, collectionIds]));
  return {
    facts: new Map(
      known.map(([productId, { tags, collectionIds }]) => [
        productId,
        { tags, collectionIds: collectionIds ?? [] },
      ]),
    ),
    collectionsOf: (productId) => collections.get(productId) ?? null,
  };
}
