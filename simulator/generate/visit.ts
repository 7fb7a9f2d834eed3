import { mergeCustomers } from "#simulator/world/customer-actions.ts";
import { mergeBlocker } from "#simulator/world/merge-effects.ts";
import { payOrder } from "#simulator/world/pay-order.ts";
import { placeOrder } from "#simulator/world/place-order.ts";
import type { PlaceOrderInput } from "#simulator/world/action-inputs.ts";
import type { NumericId } from "#simulator/world/types.ts";
import { followOnline, followTill } from "./after-sale.ts";
import { fillBasket, onlinePurchase, tillPurchase } from "./purchase.ts";
import { isOpen } from "./seasons.ts";
import type { Shopper } from "./shoppers.ts";
import type { Store } from "./store.ts";

const isKnown = (store: Store, contact: Shopper["online"]): boolean =>
  [contact.email, contact.phone].some((key) => key !== undefined && store.shop.customerByContact.has(key));

/** A shopper buys something, where their habit and the opening hours take them. */
export function visit(store: Store, shopper: Shopper, at: Date): void {
  const { chance, goods } = store;
  const prefersTill = shopper.habit === "till" || (shopper.habit === "both" && chance.happens(0.55));
  const atTill = prefersTill && isOpen(at);
  // Somebody without an e-mail buys in the shop only, and comes back when it is open.
  if (!atTill && shopper.online.email === undefined) return;
  const lines = fillBasket(chance, goods, shopper.favourite, at);
  if (atTill) sellAtTill(store, at, lines, { create: shopper.till });
  else {
    const isFirst = !isKnown(store, shopper.online);
    const customer = { create: shopper.online };
    order(store, at, { ...onlinePurchase(chance, goods, lines, isFirst), customer });
  }
  if (shopper.isSplit && chance.happens(0.1))
    store.later(at, 30, (when) => matchRecords(store, shopper, when));
}

function sellAtTill(
  store: Store,
  at: Date,
  lines: PlaceOrderInput["lines"],
  customer: PlaceOrderInput["customer"],
): void {
  const { chance, goods, tills, staffIds, world, shop } = store;
  const till = chance.pickWeighted(tills, (each) => each.weight);
  const staffId = staffIds.length === 0 ? undefined : chance.pick(staffIds);
  const sale = tillPurchase(chance, goods, lines, till, staffId);
  const made = store.act(() =>
    placeOrder(world, shop, { ...sale, at, ...(customer !== undefined && { customer }) }),
  );
  if (made?.orderId !== undefined) followTill(store, made.orderId, at);
}

function order(store: Store, at: Date, input: PlaceOrderInput): NumericId | null {
  const { world, shop } = store;
  const made = store.act(() => placeOrder(world, shop, { ...input, at }));
  if (made?.orderId === undefined) return null;
  followOnline(store, made.orderId, at);
  return made.orderId;
}

/** Somebody pays in the shop and says nothing about themselves. */
export function walkIn(store: Store, at: Date): void {
  const { chance, goods } = store;
  const favourite = chance.pick(["coffee", "coffee", "cups", "home"] as const);
  sellAtTill(store, at, fillBasket(chance, goods, favourite, at), undefined);
}

/** Somebody orders once and leaves an e-mail on the order only. */
export function guest(store: Store, at: Date, index: number): void {
  const { chance, goods } = store;
  const lines = fillBasket(chance, goods, chance.pick(["coffee", "home"] as const), at);
  order(store, at, { ...onlinePurchase(chance, goods, lines, true), email: `guest.${index}@example.com` });
}

/** An office orders beans by mail; the shop writes a draft order and waits for the money. */
export function officeOrder(store: Store, at: Date, index: number): void {
  const { chance, goods, world, shop } = store;
  const bags = goods.filter((good) => good.shelf === "coffee");
  const lines = [{ variantId: chance.pick(bags).variantId, quantity: chance.between(4, 12) }];
  const create = { email: `office.${index}@example.com`, firstName: "Office", lastName: `No. ${index}` };
  const orderId = order(store, at, { channel: "draft", lines, customer: { create }, paid: false });
  if (orderId === null) return;
  store.later(at, chance.between(30, 200), (when) => {
    store.act(() => payOrder(world, shop, { at: when, orderId, gateway: "bank_transfer" }));
  });
}

/** The staff find out that two records are one person. */
function matchRecords(store: Store, shopper: Shopper, at: Date): void {
  const { world, shop } = store;
  const keptId = shop.customerByContact.get(shopper.online.email ?? "");
  const deletedId = shop.customerByContact.get(shopper.till.phone ?? "");
  if (keptId === undefined || deletedId === undefined || keptId === deletedId) return;
  if ([keptId, deletedId].some((id) => mergeBlocker(shop, id) !== null)) return;
  store.act(() => mergeCustomers(world, shop, { at, keptId, deletedId }));
}
