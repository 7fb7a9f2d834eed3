import { ActionRefused } from "../action-refused.ts";
import type { Discount, ShopWorld, World } from "../types.ts";
import type { Cart, Offer } from "./types.ts";

export function functionOffers(
  _world: World,
  _shop: ShopWorld,
  _cart: Cart,
  discount: Discount,
  _facts: unknown,
): Offer[] {
  throw new ActionRefused(`Not simulated: the function of ${discount.title}.`);
}
