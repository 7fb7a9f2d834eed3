import { transaction } from "#app/platform/db.server.ts";
import { rebuildDayStats } from "#app/modules/analytics/index.ts";
import { saveLocations, saveScopes, saveShopDetails } from "#app/modules/shops/index.ts";
import { readGrantedScopes } from "#app/shopify/operations/granted-scopes.ts";
import { readLocations } from "#app/shopify/operations/locations.ts";
import { readShopDetails } from "#app/shopify/operations/shop-details.ts";
import { withAdmin } from "./with-admin.server.ts";

/** Reads what Shopify knows of the shop itself; figures per day are made anew when its day began elsewhere. */
export async function refreshShopDetails(ids: { merchantId: number; shopId: number }): Promise<void> {
  await withAdmin(ids, async (shop, client) => {
    const details = await readShopDetails(client);
    const locations = await readLocations(client);
    const scopes = await readGrantedScopes(client);
    await transaction(async (tx) => {
      await saveShopDetails(tx, shop, { ...details, country: details.country ?? shop.country });
      await saveLocations(
        tx,
        shop,
        locations.map(({ id, name, isActive }) => ({ locationId: id, name, active: isActive })),
      );
      await saveScopes(tx, shop, scopes);
      if (details.timeZone !== shop.timeZone) await rebuildDayStats(tx, shop, details.timeZone);
    });
  });
}
