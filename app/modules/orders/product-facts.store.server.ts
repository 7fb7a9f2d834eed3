import type { Tenant } from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";

export interface ProductFact extends Tenant {
  productId: string;
  title: string;
  tags: string[];
  /** Null while Shopify was not asked for collections. */
  collectionIds: string[] | null;
}

export const productKey = (fact: Tenant & { productId: string }): string =>
  `${fact.merchantId}/${fact.shopId}/${fact.productId}`;

/** What is known about products, by `productKey`. */
export async function loadProductFacts(
  tx: Sql,
  keys: readonly (Tenant & { productId: string })[],
): Promise<Map<string, Pick<ProductFact, "tags" | "collectionIds">>> {
  const facts = new Map<string, Pick<ProductFact, "tags" | "collectionIds">>();
  if (keys.length === 0) return facts;
  const { rows } = await tx.query<{
    merchant_id: number;
    shop_id: number;
    product_id: string;
    tags: string[];
    collection_ids: string[];
    known: boolean;
  }>({
    name: "load-product-facts",
    text: `SELECT f.merchant_id, f.shop_id, f.product_id::text, f.tags, f.collection_ids::text[],
             f.collections_read_at IS NOT NULL AS known
           FROM unnest($1::int[], $2::int[], $3::bigint[]) AS k(merchant_id, shop_id, product_id)
           JOIN product_fact f USING (merchant_id, shop_id, product_id)`,
    values: [keys.map((k) => k.merchantId), keys.map((k) => k.shopId), keys.map((k) => k.productId)],
  });
  for (const row of rows) {
    facts.set(`${row.merchant_id}/${row.shop_id}/${row.product_id}`, {
      tags: row.tags,
      collectionIds: row.known ? row.collection_ids : null,
    });
  }
  return facts;
}

/** Keeps product facts; without collections, those known before stay. */
export async function writeProductFacts(tx: Sql, facts: readonly ProductFact[]): Promise<void> {
  const newest = [...new Map(facts.map((fact) => [productKey(fact), fact])).values()];
  if (newest.length === 0) return;
  await tx.query({
    name: "write-product-facts",
    text: `INSERT INTO product_fact (merchant_id, shop_id, product_id, title, tags, collection_ids, collections_read_at)
           SELECT merchant_id, shop_id, product_id, title, tags, COALESCE(collection_ids, '{}'),
             CASE WHEN collection_ids IS NULL THEN NULL ELSE now() END
           FROM jsonb_to_recordset($1) AS r(merchant_id int, shop_id int, product_id bigint, title text, tags text[],
             collection_ids bigint[])
           ORDER BY 1, 2, 3
           ON CONFLICT (merchant_id, shop_id, product_id) DO UPDATE SET title = excluded.title, tags = excluded.tags,
             collection_ids = CASE WHEN excluded.collections_read_at IS NULL THEN product_fact.collection_ids
               ELSE excluded.collection_ids END,
             collections_read_at = COALESCE(excluded.collections_read_at, product_fact.collections_read_at),
             updated_at = now()`,
    values: [
      JSON.stringify(
        newest.map((f) => ({
          merchant_id: f.merchantId,
          shop_id: f.shopId,
          product_id: f.productId,
          title: f.title,
          tags: f.tags,
          collection_ids: f.collectionIds,
        })),
      ),
    ],
  });
}
