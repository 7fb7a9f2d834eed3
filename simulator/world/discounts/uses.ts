import { ActionRefused } from "../action-refused.ts";
import type { PlaceOrderInput } from "../action-inputs.ts";
import { buyerOf, useProblem } from "../checkout/eligibility.ts";
import { problemWords } from "../checkout/problem-words.ts";
import type { Discount, Order, ShopWorld } from "../types.ts";
import { discountWithCode, usageKey } from "./discount-status.ts";

/** The shop's own discounts among the codes of an order; codes of a replayed history are nobody's. */
export function discountsIn(shop: ShopWorld, order: Pick<Order, "discountApplications">): Discount[] {
  const codes = order.discountApplications.flatMap((each) => each.code ?? []);
  return [...new Set(codes.flatMap((code) => discountWithCode(shop, code) ?? []))];
}

/** Refuses an order that uses what may not be used any more. */
export function checkUses(
  shop: ShopWorld,
  used: readonly Discount[],
  input: Pick<PlaceOrderInput, "customer" | "email">,
  at: Date,
): void {
  const { customer } = input;
  const given = customer !== undefined && "create" in customer ? customer.create : undefined;
  const known = given?.phone === undefined ? undefined : shop.customerByContact.get(given.phone);
  const customerId = customer !== undefined && "id" in customer ? customer.id : (known ?? null);
  const buyer = buyerOf(shop, { customerId, email: given?.email ?? input.email ?? null });
  for (const discount of used) {
    const problem = useProblem(discount, buyer, at);
    if (problem !== null)
      throw new ActionRefused(problemWords(problem, discount.code?.code ?? discount.title));
  }
}

/** A cancelled or refunded order does not give the use back, as in Shopify. */
export function countUses(used: readonly Discount[], order: Order): void {
  const key = usageKey(order);
  for (const discount of used) {
    discount.uses += 1;
    if (discount.code !== null) discount.code.uses += 1;
    if (key !== null) discount.usedBy.add(key);
  }
}
