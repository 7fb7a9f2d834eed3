import { ActionRefused } from "./action-refused.ts";
import type {
  Customer,
  Discount,
  NumericId,
  Order,
  OrderLine,
  Product,
  Return,
  ShopWorld,
  Variant,
} from "./types.ts";

function found<T>(value: T | undefined, what: string, id: NumericId): T {
  if (value === undefined) throw new ActionRefused(`There is no ${what} ${id} in this shop.`);
  return value;
}

export const findOrder = (shop: ShopWorld, id: NumericId): Order => found(shop.orders.get(id), "order", id);
export const findCustomer = (shop: ShopWorld, id: NumericId): Customer =>
  found(shop.customers.get(id), "customer", id);
export const findDiscount = (shop: ShopWorld, id: NumericId): Discount =>
  found(shop.discounts.get(id), "discount", id);
export const findProduct = (shop: ShopWorld, id: NumericId): Product =>
  found(shop.products.get(id), "product", id);
export const findVariant = (shop: ShopWorld, id: NumericId): Variant =>
  found(shop.variants.get(id), "variant", id);
export const findLine = (order: Order, id: NumericId): OrderLine =>
  found(
    order.lines.find((line) => line.id === id),
    `line in order ${order.name} with the id`,
    id,
  );
export const findReturn = (order: Order, id: NumericId): Return =>
  found(
    order.returns.find((each) => each.id === id),
    `return in order ${order.name} with the id`,
    id,
  );
