import type { Buyer } from "../checkout/eligibility.ts";
import type { Cart, DeliveryOption } from "../checkout/types.ts";
import type { OrderLine } from "../order-types.ts";
import type { ShopWorld, World } from "../types.ts";
import type { Discount } from "./types.ts";

/** What a function is asked about: one discount on one cart. */
export type FunctionRequest = {
  world: World;
  shop: ShopWorld;
  cart: Cart;
  discount: Discount;
  lines: readonly OrderLine[];
  options: readonly DeliveryOption[];
  selected: DeliveryOption | null;
  buyer: Buyer;
};

/** The operations that it answers with, valid in Shopify's schema. */
type Run = (request: FunctionRequest) => unknown;

/** A discount function that the app has released. */
export type DiscountFunction = {
  /** A UUID, as Shopify gives. */
  id: string;
  handle: string;
  title: string;
  /** cart.lines.discounts.generate.run: product and order discounts. */
  lines: Run | null;
  /** cart.delivery-options.discounts.generate.run: shipping discounts. */
  delivery: Run | null;
};
