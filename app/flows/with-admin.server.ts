import { asMerchantId, asShopId } from "#app/vocabulary/ids.ts";
import { logger, withLogContext } from "#app/platform/logger.server.ts";
import { markMustReauthorise, readShop, type Shop } from "#app/modules/shops/index.ts";
import { MustReauthorise } from "#app/shopify/auth/offline-access.server.ts";
import { offlineAdminClient } from "#app/shopify/auth/offline-client.server.ts";
import type { AdminClient } from "#app/shopify/operations/admin-client.ts";

/**
 * Work that asks Shopify on behalf of an installed shop. A shop whose token is gone is marked, so that the merchant
 * sees it, and its work waits until the app is opened again (edge case O3). Null when nothing could be done.
 */
export async function withAdmin<T>(
  ids: { merchantId: number; shopId: number },
  work: (shop: Shop, client: AdminClient) => Promise<T>,
): Promise<T | null> {
  const shop = await readShop({ merchantId: asMerchantId(ids.merchantId), shopId: asShopId(ids.shopId) });
  if (shop.status !== "installed" || shop.reauthoriseAt) return null;
  return withLogContext({ shop: shop.domain }, async () => {
    try {
      return await work(shop, offlineAdminClient(shop.domain));
    } catch (error) {
      if (!(error instanceof MustReauthorise)) throw error;
      logger.warn("Shopify refuses our token: the merchant has to open the app");
      await markMustReauthorise(shop);
      return null;
    }
  });
}
