import type { Tenant } from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";
import { readShops } from "#app/modules/shops/index.ts";
import type { Shops } from "./load-batch.server.ts";

/** The shops of a batch, each once. */
export async function loadShops(tx: Sql, tenants: readonly Tenant[]): Promise<Shops> {
  const unique = [...new Map(tenants.map((tenant) => [tenant.shopId, tenant])).values()];
  return new Map((await readShops(tx, unique)).map((shop) => [shop.shopId, shop]));
}
