import type { NumericId, ShopWorld } from "./types.ts";

/** Where goods leave from and come back to when nobody says: the first location. */
export function defaultLocationId(shop: ShopWorld): NumericId | null {
  return shop.locations.keys().next().value ?? null;
}

/** Shopify lets stock go below zero when overselling is allowed; so does the simulator. */
export function moveStock(
  shop: ShopWorld,
  locationId: NumericId | null,
  variantId: NumericId | null,
  by: number,
) {
  const location = locationId === null ? undefined : shop.locations.get(locationId);
  if (location === undefined || variantId === null) return;
  location.stock.set(variantId, (location.stock.get(variantId) ?? 0) + by);
}
