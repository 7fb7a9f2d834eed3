import type { Tenant } from "#app/vocabulary/ids.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { createShop, findShopByDomain } from "#app/modules/shops/index.ts";

const MOST_KNOWN = 10_000;
/** A tenant that was erased in another process is forgotten here after this time. */
const KNOWN_FOR_MS = 60_000;
const known = new Map<string, { tenant: Tenant; until: number }>();

/**
 * The tenant of a shop's domain. A genuine webhook may come before the merchant's first visit (Shopify installs
 * without opening the app), so an unknown shop is made known.
 */
export async function findShopTenant(domain: string): Promise<Tenant> {
  const remembered = known.get(domain);
  if (remembered && remembered.until > now().getTime()) return remembered.tenant;
  if (!(await findShopByDomain(domain))) await transaction((tx) => createShop(tx, domain));
  const shop = await findShopByDomain(domain);
  if (!shop) throw new Error(`the shop ${domain} could not be made known`);
  const tenant = { merchantId: shop.merchantId, shopId: shop.shopId };
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(domain, { tenant, until: now().getTime() + KNOWN_FOR_MS });
  return tenant;
}
