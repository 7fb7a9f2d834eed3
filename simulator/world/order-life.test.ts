import { describe, expect, it } from "vitest";
import * as act from "./actions.ts";
import { addShop, createWorld } from "./create-world.ts";
import { findOrder } from "./find.ts";
import { financialStatusOf, fulfillmentStatusOf } from "./order-status.ts";
import { sumsOf } from "./order-sums.ts";
import type { ActionResult } from "./types.ts";

const topics = (result: ActionResult): string[] => result.events.map((event) => event.topic);

function start() {
  const world = createWorld({ seed: 3, now: () => new Date("2026-03-02T10:00:00Z") });
  const shop = addShop(world, { domain: "life.myshopify.com" });
  const made = act.createProduct(world, shop, { title: "Cup", variants: [{ price: 2000 }, { price: 3000 }] });
  const [cup = 0, bigCup = 0] = shop.products.get(made.productId ?? 0)?.variantIds ?? [];
  const place = (over: Partial<Parameters<typeof act.placeOrder>[2]> = {}) =>
    act.placeOrder(world, shop, { channel: "online", lines: [{ variantId: cup, quantity: 2 }], ...over });
  const orderOf = (result: ActionResult) => findOrder(shop, result.orderId ?? 0);
  return { world, shop, cup, bigCup, place, orderOf };
}

describe("what each action sends", () => {
  it("announces a paid order, its payment and a new customer", () => {
    const { place } = start();
    expect(topics(place({ customer: { create: { email: "new@example.com" } } }))).toEqual([
      "customers/create",
      "orders/create",
      "order_transactions/create",
      "orders/paid",
      "orders/updated",
    ]);
  });

  it("finds the customer again by e-mail in any case", () => {
    const { shop, place } = start();
    place({ customer: { create: { email: "new@example.com" } } });
    expect(topics(place({ customer: { create: { email: "NEW@example.com" } } }))).not.toContain(
      "customers/create",
    );
    expect(shop.customers.size).toBe(1);
  });

  it("announces payment and hand-over of a pending order when they happen", () => {
    const { world, shop, place, orderOf } = start();
    const placed = place({ paid: false });
    const { id: orderId, lines } = orderOf(placed);
    expect(topics(placed)).toEqual(["orders/create", "orders/updated"]);
    expect(topics(act.payOrder(world, shop, { orderId }))).toEqual([
      "order_transactions/create",
      "orders/paid",
      "orders/updated",
    ]);
    const part = { orderId, lines: [{ lineId: lines[0]?.id ?? 0, quantity: 1 }] };
    expect(topics(act.fulfilOrder(world, shop, part))).toEqual([
      "orders/partially_fulfilled",
      "orders/updated",
    ]);
    expect(topics(act.fulfilOrder(world, shop, { orderId }))).toEqual(["orders/fulfilled", "orders/updated"]);
    expect(fulfillmentStatusOf(orderOf(placed))).toBe("fulfilled");
    expect(() => act.fulfilOrder(world, shop, { orderId })).toThrow(act.ActionRefused);
  });

  it("announces refunds with their transactions", () => {
    const { world, shop, place } = start();
    const { orderId = 0 } = place();
    expect(topics(act.refundOrder(world, shop, { orderId, amount: 500 }))).toEqual([
      "refunds/create",
      "order_transactions/create",
      "orders/updated",
    ]);
  });
});

describe("an order's life", () => {
  it("moves updated_at forward with every change, even within one second", () => {
    const { world, shop, place, orderOf } = start();
    const order = orderOf(place());
    const times = [order.updatedAt.getTime()];
    for (let change = 0; change < 3; change += 1) {
      act.refundOrder(world, shop, { orderId: order.id, amount: 100 });
      times.push(order.updatedAt.getTime());
    }
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
    expect(times).toHaveLength(4);
  });

  it("cancels with the money and the goods going back, once", () => {
    const { world, shop, place, orderOf } = start();
    const order = orderOf(place({ shipping: { price: 400 }, tip: 100 }));
    const result = act.cancelOrder(world, shop, { orderId: order.id, reason: "inventory" });
    expect(topics(result)).toEqual([
      "orders/cancelled",
      "refunds/create",
      "order_transactions/create",
      "orders/updated",
    ]);
    expect(financialStatusOf(order)).toBe("refunded");
    expect(order.lines.map((line) => line.currentQuantity)).toEqual([0]);
    expect(sumsOf(order)).toMatchObject({ currentTotal: 0, outstanding: 0, refunded: 4500 });
    expect(() => act.cancelOrder(world, shop, { orderId: order.id })).toThrow(/cancelled already/);
  });

  it("voids a cancelled order that was never paid, and completes it again when it is", () => {
    const { world, shop, place, orderOf } = start();
    const order = orderOf(place({ paid: false }));
    act.cancelOrder(world, shop, { orderId: order.id });
    expect(financialStatusOf(order)).toBe("voided");
    expect(sumsOf(order).currentTotal).toBe(0);
    act.completeAgain(world, shop, { orderId: order.id });
    expect(financialStatusOf(order)).toBe("paid");
    expect(order).toMatchObject({ cancelledAt: null, refunds: [] });
    expect(sumsOf(order)).toMatchObject({ currentTotal: 4000, outstanding: 0 });
    expect(() => act.completeAgain(world, shop, { orderId: order.id })).toThrow(/is paid/);
  });

  it("captures held money, and lets it go on cancellation", () => {
    const { world, shop, place, orderOf } = start();
    const taken = orderOf(place({ paid: "authorized" }));
    act.payOrder(world, shop, { orderId: taken.id });
    expect(taken.transactions.map((each) => each.kind)).toEqual(["authorization", "capture"]);
    const dropped = orderOf(place({ paid: "authorized" }));
    act.cancelOrder(world, shop, { orderId: dropped.id });
    expect(dropped.transactions.map((each) => each.kind)).toEqual(["authorization", "void"]);
    expect(financialStatusOf(dropped)).toBe("voided");
  });

  it("edits: removed units show as a refund without money, added ones are owed", () => {
    const { world, shop, bigCup, place, orderOf } = start();
    const order = orderOf(place());
    const result = act.editOrder(world, shop, {
      orderId: order.id,
      removeQuantities: [{ lineId: order.lines[0]?.id ?? 0, quantity: 1 }],
      addLines: [{ variantId: bigCup, quantity: 1 }],
    });
    expect(topics(result)).toEqual(["orders/edited", "refunds/create", "orders/updated"]);
    expect(order.lines.map((line) => [line.quantity, line.currentQuantity])).toEqual([
      [2, 1],
      [1, 1],
    ]);
    expect(order.refunds[0]?.transactionIds).toEqual([]);
    expect(sumsOf(order)).toMatchObject({ total: 7000, currentTotal: 5000, outstanding: 1000 });
    expect(financialStatusOf(order)).toBe("partially_paid");
  });

  it("exchanges goods through a return and refunds only the difference", () => {
    const { world, shop, cup, place, orderOf } = start();
    const order = orderOf(place({ channel: "pos" }));
    const lineId = order.lines[0]?.id ?? 0;
    const ask = {
      orderId: order.id,
      lines: [{ lineId, quantity: 2 }],
      exchange: [{ variantId: cup, quantity: 1 }],
    };
    const { returnId = 0 } = act.requestReturn(world, shop, ask);
    const which = { orderId: order.id, returnId };
    expect(() => act.refundReturn(world, shop, which)).toThrow(/is requested/);
    expect(topics(act.approveReturn(world, shop, which))).toEqual(["returns/approve", "orders/updated"]);
    act.refundReturn(world, shop, which);
    expect(topics(act.closeReturn(world, shop, which))).toEqual(["returns/close", "orders/updated"]);
    expect(sumsOf(order)).toMatchObject({ currentTotal: 2000, refunded: 2000, outstanding: 0 });
    expect(order.refunds[0]).toMatchObject({ returnId, adjustments: [] });
  });

  it("refuses returns of goods that were not handed over", () => {
    const { world, shop, place, orderOf } = start();
    const order = orderOf(place());
    const lines = [{ lineId: order.lines[0]?.id ?? 0, quantity: 1 }];
    expect(() => act.requestReturn(world, shop, { orderId: order.id, lines })).toThrow(/Only 0 of Cup/);
  });
});

describe("customers", () => {
  it("moves orders and missing contacts to the one who is kept", () => {
    const { world, shop, place, orderOf } = start();
    const order = orderOf(place({ customer: { create: { email: "a@example.com" } } }));
    const { customerId: keptId = 0 } = act.createCustomer(world, shop, { phone: "+4930111222" });
    const deletedId = order.customerId ?? 0;
    expect(topics(act.mergeCustomers(world, shop, { keptId, deletedId }))).toEqual([
      "customers/merge",
      "customers/update",
    ]);
    expect(order.customerId).toBe(keptId);
    expect(shop.customers.get(keptId)).toMatchObject({ email: "a@example.com", phone: "+4930111222" });
    expect(shop.customers.has(deletedId)).toBe(false);
  });

  it("holds an e-mail once and keeps customers with orders", () => {
    const { world, shop, place, orderOf } = start();
    const order = orderOf(place({ customer: { create: { email: "a@example.com" } } }));
    expect(() => act.createCustomer(world, shop, { email: "A@example.com" })).toThrow(/already been taken/);
    expect(() => act.deleteCustomer(world, shop, { customerId: order.customerId ?? 0 })).toThrow(
      /with orders/,
    );
  });
});

describe("seeds", () => {
  it("gives the same ids for the same seed", () => {
    const [first, second] = [start().shop, start().shop];
    expect([...first.variants.keys()]).toEqual([...second.variants.keys()]);
    expect(String(first.shop.id)).toHaveLength(13);
  });
});
