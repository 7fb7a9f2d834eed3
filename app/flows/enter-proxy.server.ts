import { toShopifyId, type ShopifyId } from "#app/vocabulary/ids.ts";
import { addLogContext } from "#app/platform/logger.server.ts";
import { findShopByDomain, type Shop } from "#app/modules/shops/index.ts";
import { shopifyLibrary } from "#app/shopify/auth/app.server.ts";

export interface ProxyVisit {
  shop: Shop;
  /** Whom Shopify says is signed in to the online store; null for a guest. */
  customerId: ShopifyId | null;
  /** What the page asked for. */
  query: URLSearchParams;
}

/** What Shopify adds itself. A shopper may write the same names into the address: then they stand twice. */
const SHOPIFYS_OWN = ["shop", "logged_in_customer_id", "path_prefix", "timestamp", "signature"];

const refused = (): Response => new Response(null, { status: 401, headers: { "Cache-Control": "no-store" } });

/**
 * The signature over the whole query, and its time: older than a minute and a half is refused, so that an address that
 * was seen is soon worth nothing. https://shopify.dev/docs/apps/build/online-store/app-proxies/authenticate-app-proxies
 */
async function isSigned(query: URLSearchParams): Promise<boolean> {
  try {
    return await shopifyLibrary.utils.validateHmac(query, { signator: "appProxy" });
  } catch {
    return false;
  }
}

/**
 * The door of the online store: what comes through Shopify's app proxy. Whoever is signed in stands in the signed query
 * and nowhere else. @throws Response 401, the same whatever is wrong.
 */
export async function enterProxy(request: Request): Promise<ProxyVisit> {
  const query = new URL(request.url).searchParams;
  if (SHOPIFYS_OWN.some((name) => query.getAll(name).length !== 1)) throw refused();
  if (!(await isSigned(query))) throw refused();
  const domain = query.get("shop") ?? "";
  const shop = await findShopByDomain(domain);
  if (shop?.status !== "installed") throw refused();
  addLogContext({ shop: domain });
  return { shop, customerId: toShopifyId(query.get("logged_in_customer_id")), query };
}
