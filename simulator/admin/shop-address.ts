import type { Simulator } from "#simulator/http/simulator.ts";
import type { ShopWorld } from "#simulator/world/types.ts";

/** The app as the admin lists it. */
export const APP = { name: "Throughline", handle: "throughline" };

/** throughline-demo.myshopify.com is /store/throughline-demo in the admin. */
export const handleOf = (shop: ShopWorld): string => shop.shop.domain.replace(/\.myshopify\.com$/, "");

export function shopByHandle(simulator: Simulator, handle: string | undefined): ShopWorld | undefined {
  return [...simulator.world.shops.values()].find((shop) => handleOf(shop) === handle);
}
