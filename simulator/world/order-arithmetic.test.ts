import { describe, expect, it } from "vitest";
import { ActionRefused, placeOrder, refundOrder } from "./actions.ts";
import type { PlaceOrderInput, RefundInput } from "./action-inputs.ts";
import { addShop, createWorld, type ShopSettings } from "./create-world.ts";
import { createProduct } from "./product-actions.ts";
import { financialStatusOf, fulfillmentStatusOf } from "./order-status.ts";
import { sumsOf } from "./order-sums.ts";
import { findOrder } from "./find.ts";

const at = new Date("2026-03-02T10:00:00Z");

function shopWith(settings: Partial<ShopSettings> = {}) {
  const world = createWorld({ seed: 7, now: () => at });
  const shop = addShop(world, { domain: "arithmetic.myshopify.com", ...settings });
  const variant = (price: number, giftCard = false): number => {
    const { productId = 0 } = createProduct(world, shop, {
      title: "Cup",
      giftCard,
      variants: [{ price, stock: 10 }],
    });
    return shop.products.get(productId)?.variantIds[0] ?? 0;
  };
  const place = (input: Omit<PlaceOrderInput, "channel"> & Partial<PlaceOrderInput>) =>
    findOrder(shop, placeOrder(world, shop, { channel: "online", ...input }).orderId ?? 0);
  const refund = (input: RefundInput) => refundOrder(world, shop, input);
  return { world, shop, variant, place, refund };
}

describe("the sums of a new order", () => {
  it("spreads an order discount pro rata and leaves the remainder to the last line", () => {
    const { variant, place } = shopWith();
    const order = place({
      lines: [333, 333, 334].map((price) => ({ variantId: variant(price), quantity: 1 })),
      orderDiscount: { amount: 100, code: "TEN" },
    });
    expect(order.lines.map((line) => line.discountAllocations[0]?.amount)).toEqual([33, 33, 34]);
    expect(sumsOf(order)).toMatchObject({
      lineItems: 1000,
      discounts: 100,
      subtotal: 900,
      total: 900,
      tax: 144,
    });
  });

  it("leaves gift cards out of an order discount", () => {
    const { variant, place } = shopWith();
    const order = place({
      lines: [
        { variantId: variant(2500, true), quantity: 1 },
        { variantId: variant(1000), quantity: 2 },
      ],
      orderDiscount: { amount: 500 },
    });
    expect(order.lines.map((line) => line.discountAllocations)).toEqual([
      [],
      [{ applicationIndex: 0, amount: 500 }],
    ]);
  });

  it("adds tax on top where prices are without it, shipping and tip included in the total", () => {
    const { variant, place } = shopWith({ taxesIncluded: false, tax: { title: "Tax", rate: 0.1 } });
    const order = place({
      lines: [{ variantId: variant(1000), quantity: 2 }],
      shipping: { price: 500 },
      tip: 300,
    });
    expect(sumsOf(order)).toMatchObject({
      subtotal: 2000,
      shipping: 500,
      tax: 250,
      total: 3050,
      outstanding: 0,
    });
  });

  it.each([
    ["JPY", 1200, "1200 yen have no decimals"],
    ["KWD", 1200, "1200 fils are 1.200 dinar"],
  ])("counts %s in its own minor units", (currency, price) => {
    const { variant, place } = shopWith({ currency });
    expect(sumsOf(place({ lines: [{ variantId: variant(price), quantity: 1 }] })).total).toBe(1200);
  });

  it("takes several tenders and refuses those that do not add up", () => {
    const { shop, variant, place } = shopWith();
    const lines = [{ variantId: variant(5000), quantity: 1 }];
    const order = place({ lines, tenders: [{ gateway: "gift_card", amount: 1500 }, { gateway: "cash" }] });
    expect(order.transactions.map(({ gateway, amount }) => [gateway, amount])).toEqual([
      ["gift_card", 1500],
      ["cash", 3500],
    ]);
    const short = { create: { email: "short@example.com" } };
    const pay = () => place({ lines, customer: short, tenders: [{ gateway: "cash", amount: 4000 }] });
    expect(pay).toThrow(ActionRefused);
    expect([shop.orders.size, shop.customers.size, shop.nextOrderNumber]).toEqual([1, 0, 1002]);
  });

  it.each([
    [{}, "paid"],
    [{ paid: false as const }, "pending"],
    [{ paid: "authorized" as const }, "authorized"],
  ])("is %o and so %s", (input, status) => {
    const { variant, place } = shopWith();
    const order = place({ lines: [{ variantId: variant(5000), quantity: 1 }], ...input });
    expect(financialStatusOf(order)).toBe(status);
  });

  it("hands till orders over at once, from the shop's stock", () => {
    const { shop, variant, place } = shopWith();
    const variantId = variant(900);
    const order = place({ channel: "pos", lines: [{ variantId, quantity: 2 }] });
    const [, till] = [...shop.locations.values()];
    expect(fulfillmentStatusOf(order)).toBe("fulfilled");
    expect(order.locationId).toBe(till?.id);
    expect(till?.stock.get(variantId)).toBe(-2);
  });
});

describe("refunds", () => {
  it("gives back units bit by bit and never loses a cent", () => {
    const { variant, place, refund } = shopWith();
    const order = place({
      lines: [{ variantId: variant(333), quantity: 3 }],
      orderDiscount: { amount: 100 },
    });
    const line = order.lines[0]?.id ?? 0;
    for (let unit = 0; unit < 3; unit += 1)
      refund({ orderId: order.id, lines: [{ lineId: line, quantity: 1 }] });
    expect(order.refunds.map((each) => each.lines[0]?.subtotal)).toEqual([299, 300, 300]);
    expect(order.refunds.flatMap((each) => each.adjustments)).toEqual([]);
    expect(sumsOf(order)).toMatchObject({ currentTotal: 0, currentTax: 0, refunded: 899, outstanding: 0 });
    expect(financialStatusOf(order)).toBe("refunded");
    expect(() => refund({ orderId: order.id, lines: [{ lineId: line, quantity: 1 }] })).toThrow(
      /Only 0 of Cup/,
    );
  });

  it("books an amount without lines as a discrepancy that lowers the order", () => {
    const { variant, place, refund } = shopWith();
    const order = place({ lines: [{ variantId: variant(5000), quantity: 1 }] });
    refund({ orderId: order.id, amount: 1000 });
    expect(order.refunds[0]?.adjustments[0]).toMatchObject({ kind: "refund_discrepancy", amount: -1000 });
    expect(sumsOf(order)).toMatchObject({ currentSubtotal: 5000, currentTotal: 4000, outstanding: 0 });
    expect(financialStatusOf(order)).toBe("partially_refunded");
    expect(() => refund({ orderId: order.id, amount: 4001 })).toThrow(/4000 left to refund/);
  });

  it("gives back shipping alone, with its tax", () => {
    const { variant, place, refund } = shopWith({ taxesIncluded: false, tax: { title: "Tax", rate: 0.1 } });
    const order = place({ lines: [{ variantId: variant(1000), quantity: 1 }], shipping: { price: 500 } });
    refund({ orderId: order.id, shipping: true });
    expect(order.refunds[0]?.shippingLines[0]).toMatchObject({ subtotal: 500, tax: 50 });
    expect(sumsOf(order)).toMatchObject({ currentShipping: 0, currentTotal: 1100, refunded: 550 });
  });

  it("keeps less than was calculated when the merchant keeps a fee", () => {
    const { variant, place, refund } = shopWith();
    const order = place({ lines: [{ variantId: variant(5000), quantity: 1 }] });
    refund({ orderId: order.id, lines: [{ lineId: order.lines[0]?.id ?? 0, quantity: 1 }], amount: 4500 });
    expect(order.refunds[0]?.adjustments[0]?.amount).toBe(500);
    expect(sumsOf(order)).toMatchObject({ currentSubtotal: 0, currentTotal: 500, outstanding: 0 });
  });

  it("pays out to store credit without touching the payment", () => {
    const { variant, place, refund } = shopWith();
    const order = place({ lines: [{ variantId: variant(5000), quantity: 1 }] });
    refund({
      orderId: order.id,
      lines: [{ lineId: order.lines[0]?.id ?? 0, quantity: 1 }],
      to: "store_credit",
    });
    expect(order.transactions.at(-1)).toMatchObject({
      kind: "refund",
      gateway: "shopify_store_credit",
      parentId: null,
    });
  });
});
