import type { Tenant } from "#app/vocabulary/ids.ts";
import { sql, type Sql } from "#app/platform/db.server.ts";

/** Titles of a shop's products, as far as they are known, by product id. */
export async function listProductTitles(
  { merchantId, shopId }: Tenant,
  productIds: readonly string[],
  tx: Sql = sql,
): Promise<Map<string, string>> {
  if (productIds.length === 0) return new Map();
  const { rows } = await tx.query<{ product_id: string; title: string }>({
    name: "product-titles",
    text: `SELECT product_id::text, title FROM product_fact
           WHERE merchant_id = $1 AND shop_id = $2 AND product_id = ANY ($3::bigint[])`,
    values: [merchantId, shopId, [...productIds]],
  });
  return new Map(rows.map((row) => [row.product_id, row.title]));
}
