import { beforeEach, describe, expect, it } from "vitest";
import { actions } from "./actions.ts";
import { createGiftCard } from "./credit/gift-cards.ts";
import { openAccount } from "./credit/store-credit.ts";
import { createWorld } from "./create-world.ts";
import { createDiscount } from "./discounts/discount-actions.ts";
import { addSampleShop } from "./sample-shop.ts";
import type { NumericId, ShopWorld, World } from "./types.ts";

let world: World;
let shop: ShopWorld;
let ada: NumericId;
let ben: NumericId;

beforeEach(() => {
  world = createWorld({ seed: 3 });
  shop = addSampleShop(world, { domain: "merge.myshopify.com" });
  [ada = 0, ben = 0] = shop.customers.keys();
});

const merge = () => actions.mergeCustomers(world, shop, { keptId: ada, deletedId: ben });

describe("customers who are merged", () => {
  it("keep the discounts of both, used ones too", () => {
    const { discount } = createDiscount(world, shop, {
      title: "Five off",
      code: "FIVE",
      startsAt: new Date(0),
      endsAt: null,
      classes: ["order"],
      combinesWith: { product: false, order: false, shipping: false },
      customerIds: [ben],
      minimum: null,
      usageLimit: null,
      oncePerCustomer: true,
      recurringCycleLimit: null,
      tags: [],
      gift: { kind: "amount", amount: 500, onEachItem: false, items: { kind: "all" } },
    });
    const [variantId] = shop.variants.keys();
    actions.placeOrder(world, shop, {
      channel: "online",
      customer: { id: ben },
      lines: [{ variantId, quantity: 1 }],
      orderDiscount: { amount: 500, code: "FIVE" },
    });
    expect(discount).toMatchObject({ customerIds: [ben], usedBy: new Set([String(ben)]) });
    merge();
    expect(discount).toMatchObject({ customerIds: [ada], usedBy: new Set([String(ada)]) });
  });

  it("must have neither gift cards nor store credit", () => {
    openAccount(world, shop, ben, "EUR");
    expect(merge).toThrow("Ben Example has store credit and can’t be merged.");
    createGiftCard(world, shop, { value: 500, code: null, customerId: ben, expiresOn: null, note: null });
    expect(merge).toThrow("Ben Example has gift cards and can’t be merged.");
  });
});
