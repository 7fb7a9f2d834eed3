import { cancelOrder } from "#simulator/world/cancel-order.ts";
import { editOrder } from "#simulator/world/edit-order.ts";
import { fulfilOrder } from "#simulator/world/fulfil-order.ts";
import { sumsOf } from "#simulator/world/order-sums.ts";
import { payOrder } from "#simulator/world/pay-order.ts";
import { refundOrder } from "#simulator/world/refund-order.ts";
import * as returns from "#simulator/world/return-order.ts";
import type { NumericId, OrderLine } from "#simulator/world/types.ts";
import type { Store } from "./store.ts";

const REASONS = ["Too big for the shelf", "Arrived damaged", "Unwanted", "Bought twice"];

/** What becomes of an online order: packed and sent, now and then cancelled or changed before, or sent back after. */
export function followOnline(store: Store, orderId: NumericId, at: Date): void {
  const { chance, world, shop } = store;
  if (chance.happens(0.02)) {
    store.later(at, chance.between(1, 12), (when) => {
      store.act(() => cancelOrder(world, shop, { at: when, orderId, reason: "customer" }));
    });
    return;
  }
  if (chance.happens(0.015)) {
    store.later(at, 1, (when) => edit(store, orderId, when));
  }
  store.later(at, chance.between(14, 72), (when) => {
    store.act(() => fulfilOrder(world, shop, { at: when, orderId }));
    const owed = sumsOf(shop.orders.get(orderId) ?? missing(orderId)).outstanding;
    if (owed > 0) store.act(() => payOrder(world, shop, { at: when, orderId }));
  });
  if (chance.happens(0.05))
    store.later(at, chance.between(150, 500), (when) => sendBack(store, orderId, when));
  else if (chance.happens(0.012)) {
    store.later(at, chance.between(90, 300), (when) => makeGood(store, orderId, when));
  }
}

/** At the till goods come back in person, within a fortnight. */
export function followTill(store: Store, orderId: NumericId, at: Date): void {
  const { chance, world, shop } = store;
  if (!chance.happens(0.03)) return;
  store.later(at, chance.between(24, 300), (when) => {
    const line = somethingOf(store, orderId);
    if (line === null) return;
    const lines = [{ lineId: line.id, quantity: 1 }];
    const to = chance.happens(0.2) ? ("gift_card" as const) : ("original" as const);
    store.act(() => refundOrder(world, shop, { at: when, orderId, lines, to, note: "Returned in the shop" }));
  });
}

function missing(orderId: NumericId): never {
  throw new Error(`Order ${orderId} is gone.`);
}

function somethingOf({ shop, chance }: Store, orderId: NumericId): OrderLine | null {
  const lines = shop.orders.get(orderId)?.lines.filter((each) => each.currentQuantity > 0) ?? [];
  return lines.length === 0 ? null : chance.pick(lines);
}

/** One thing more is added and paid for, or one is taken off and its price given back. */
function edit(store: Store, orderId: NumericId, at: Date): void {
  const { chance, world, shop, goods } = store;
  const line = somethingOf(store, orderId);
  if (line === null) return;
  if (chance.happens(0.6)) {
    const addLines = [{ variantId: chance.pick(goods).variantId, quantity: 1 }];
    store.act(() => editOrder(world, shop, { at, orderId, addLines }));
    store.act(() => payOrder(world, shop, { at, orderId }));
    return;
  }
  store.act(() =>
    editOrder(world, shop, { at, orderId, removeQuantities: [{ lineId: line.id, quantity: 1 }] }),
  );
  const owed = -sumsOf(shop.orders.get(orderId) ?? missing(orderId)).outstanding;
  if (owed > 0) store.act(() => refundOrder(world, shop, { at, orderId, amount: owed }));
}

/** A parcel goes back; a third of the time in the shop instead of by post. */
function sendBack(store: Store, orderId: NumericId, at: Date): void {
  const { chance, world, shop } = store;
  const line = somethingOf(store, orderId);
  if (line === null) return;
  const [till] = store.tills;
  if (chance.happens(0.33) && till !== undefined) {
    const { locationId } = till;
    const lines = [{ lineId: line.id, quantity: 1 }];
    store.act(() =>
      refundOrder(world, shop, { at, orderId, lines, locationId, note: "Returned in the shop" }),
    );
    return;
  }
  const lines = [{ lineId: line.id, quantity: 1, reason: "unwanted" }];
  const asked = store.act(() => returns.requestReturn(world, shop, { at, orderId, lines }));
  const returnId = asked?.returnId;
  if (returnId === undefined) return;
  store.later(at, chance.between(2, 20), (when) => {
    store.act(() => returns.approveReturn(world, shop, { at: when, orderId, returnId }));
  });
  store.later(at, chance.between(72, 140), (when) => {
    const to = chance.happens(0.15) ? ("store_credit" as const) : ("original" as const);
    store.act(() => returns.refundReturn(world, shop, { at: when, orderId, returnId, to }));
    store.act(() => returns.closeReturn(world, shop, { at: when, orderId, returnId }));
  });
}

/** Something was wrong, and some money goes back without goods. */
function makeGood(store: Store, orderId: NumericId, at: Date): void {
  const { chance, world, shop } = store;
  const amount = chance.pick([200, 300, 500]);
  store.act(() => refundOrder(world, shop, { at, orderId, amount, note: chance.pick(REASONS) }));
}
