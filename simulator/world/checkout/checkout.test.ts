import { beforeEach, describe, expect, it } from "vitest";
import { createGiftCard } from "../credit/gift-cards.ts";
import { bookStoreCredit, openAccount } from "../credit/store-credit.ts";
import { actions } from "../actions.ts";
import { addShop, createWorld } from "../create-world.ts";
import { createDiscount } from "../discounts/discount-actions.ts";
import { addSampleShop } from "../sample-shop.ts";
import type { Discount, DiscountTerms, ShopWorld, World } from "../types.ts";
import * as carts from "./cart-actions.ts";
import { completeCheckout, showCheckout } from "./complete-checkout.ts";
import { priceCheckout } from "./price-checkout.ts";
import type { Cart } from "./types.ts";

const NOW = new Date("2026-06-01T10:00:00Z");

let world: World;
let shop: ShopWorld;
let cart: Cart;
/** House blend 8.90, single origin 12.90, dripper 24.50, grinder 79.00 … gift card 25.00 */
let variants: number[];
let customers: number[];

beforeEach(() => {
  world = createWorld({ seed: 3, now: () => NOW });
  shop = addSampleShop(world, { domain: "checkout.myshopify.com" });
  variants = [...shop.variants.keys()];
  customers = [...shop.customers.keys()];
  cart = carts.openCart(world, shop);
});

const put = (...quantities: number[]) =>
  carts.setCartLines(
    world,
    shop,
    cart,
    quantities.map((quantity, index) => ({ variantId: variants[index] ?? 0, quantity })),
  );

const discount = (over: Partial<DiscountTerms> = {}): Discount =>
  createDiscount(world, shop, {
    title: "Five off",
    code: "FIVE",
    startsAt: new Date("2026-01-01T00:00:00Z"),
    endsAt: null,
    classes: ["order"],
    combinesWith: { product: false, order: false, shipping: false },
    customerIds: null,
    minimum: null,
    usageLimit: null,
    oncePerCustomer: false,
    recurringCycleLimit: null,
    tags: [],
    gift: { kind: "amount", amount: 500, onEachItem: false, items: { kind: "all" } },
    ...over,
  }).discount;

const productsOff = (percent: number, productIndex: number, over: Partial<DiscountTerms> = {}) =>
  discount({
    classes: ["product"],
    gift: {
      kind: "percentage",
      fraction: percent / 100,
      items: { kind: "products", productIds: [[...shop.products.keys()][productIndex] ?? 0], variantIds: [] },
    },
    ...over,
  });

const priced = () => priceCheckout(world, shop, cart);
const problems = () => priced().codes.map((each) => each.problem);

describe("a priced checkout", () => {
  it("adds up goods, delivery and the tax inside", () => {
    put(2, 1);
    expect(priced().sums).toEqual({
      lines: 3070,
      subtotal: 3070,
      discounted: 3070,
      shipping: 490,
      tax: 568,
      total: 3560,
    });
  });

  it("delivers nothing when there is nothing to send", () => {
    carts.setCartLines(world, shop, cart, [{ variantId: variants[7] ?? 0, quantity: 1 }]);
    expect(priced()).toMatchObject({ options: [], selected: null, sums: { shipping: 0, total: 2500 } });
  });

  it("takes an amount off the order, spread over the goods", () => {
    discount();
    put(2, 1);
    carts.setDiscountCodes(cart, ["five"]);
    const { lines, sums, codes } = priced();
    expect(codes).toEqual([{ code: "five", problem: null }]);
    expect(lines.map((line) => line.discountAllocations.map((each) => each.amount))).toEqual([[289], [211]]);
    expect(sums).toMatchObject({ subtotal: 3070, discounted: 2570, total: 3060 });
  });

  it("never takes off more than the goods cost", () => {
    discount({ gift: { kind: "amount", amount: 99_999, onEachItem: false, items: { kind: "all" } } });
    put(1);
    carts.setDiscountCodes(cart, ["FIVE"]);
    expect(priced().sums).toMatchObject({ discounted: 0, total: 490 });
  });

  it("takes a percentage off one product only", () => {
    productsOff(50, 1);
    put(1, 2);
    carts.setDiscountCodes(cart, ["FIVE"]);
    const { lines, discountApplications, sums } = priced();
    expect(lines.map((line) => line.discountAllocations)).toEqual([
      [],
      [{ applicationIndex: 0, amount: 1290 }],
    ]);
    expect(discountApplications).toEqual([
      {
        type: "discount_code",
        code: "FIVE",
        title: "Five off",
        targetType: "line_item",
        targetSelection: "entitled",
        allocationMethod: "across",
        valueType: "percentage",
        value: 50,
      },
    ]);
    expect(sums).toMatchObject({ lines: 3470, subtotal: 2180 });
  });

  it("makes delivery free up to its price", () => {
    discount({ classes: ["shipping"], gift: { kind: "free-shipping", maximumPrice: 500 } });
    put(1);
    carts.setDiscountCodes(cart, ["FIVE"]);
    expect(priced()).toMatchObject({
      sums: { shipping: 0, total: 890 },
      options: [{ total: 0 }, { total: 990 }],
    });
    carts.setDelivery(world, shop, cart, "express");
    expect(priced()).toMatchObject({ sums: { shipping: 990 } });
    expect(problems()).toEqual(["DISCOUNT_NO_ENTITLED_SHIPPING_LINES"]);
  });
});

describe("a code that does not apply says why", () => {
  it.each<[string, Partial<DiscountTerms>]>([
    ["DISCOUNT_CURRENTLY_INACTIVE", { startsAt: new Date("2026-07-01T00:00:00Z") }],
    ["DISCOUNT_CURRENTLY_INACTIVE", { endsAt: NOW }],
    ["DISCOUNT_PURCHASE_NOT_IN_RANGE", { minimum: { kind: "subtotal", amount: 3071 } }],
    ["DISCOUNT_QUANTITY_NOT_IN_RANGE", { minimum: { kind: "quantity", quantity: 4 } }],
  ])("%s", (problem, terms) => {
    discount(terms);
    put(2, 1);
    carts.setDiscountCodes(cart, ["FIVE"]);
    expect(problems()).toEqual([problem]);
  });

  it("DISCOUNT_NOT_FOUND", () => {
    put(1);
    carts.setDiscountCodes(cart, ["NOTHING"]);
    expect(problems()).toEqual(["DISCOUNT_NOT_FOUND"]);
  });

  it("DISCOUNT_NO_ENTITLED_LINE_ITEMS, for gift cards too", () => {
    productsOff(50, 1);
    discount({ code: "ALL" });
    carts.setCartLines(world, shop, cart, [{ variantId: variants[7] ?? 0, quantity: 1 }]);
    carts.setDiscountCodes(cart, ["FIVE", "ALL"]);
    expect(problems()).toEqual(["DISCOUNT_NO_ENTITLED_LINE_ITEMS", "DISCOUNT_NO_ENTITLED_LINE_ITEMS"]);
  });

  it("when it is for somebody else, and knows a guest by the e-mail", () => {
    discount({ customerIds: [customers[0] ?? 0] });
    put(1);
    carts.setDiscountCodes(cart, ["FIVE"]);
    expect(problems()).toEqual(["DISCOUNT_ELIGIBLE_CUSTOMER_MISSING"]);
    carts.setBuyer(shop, cart, { customerId: customers[1] ?? 0, email: null });
    expect(problems()).toEqual(["DISCOUNT_CUSTOMER_NOT_ELIGIBLE"]);
    carts.setBuyer(shop, cart, { customerId: null, email: "ADA@example.com" });
    expect(problems()).toEqual([null]);
  });
});

describe("several discounts", () => {
  it("do not go together unless both allow it: the better one is taken", () => {
    discount();
    discount({
      code: "TEN",
      gift: { kind: "amount", amount: 1000, onEachItem: false, items: { kind: "all" } },
    });
    put(2, 1);
    carts.setDiscountCodes(cart, ["FIVE", "TEN"]);
    expect(problems()).toEqual(["DISCOUNT_CODE_NOT_HONOURED", null]);
    expect(priced().sums.discounted).toBe(2070);
  });

  it("go together when both allow it: products first, then the order", () => {
    const together = { product: true, order: true, shipping: true };
    productsOff(50, 1, { code: "HALF", combinesWith: together });
    discount({
      code: "TENTH",
      combinesWith: together,
      gift: { kind: "percentage", fraction: 0.1, items: { kind: "all" } },
    });
    put(2, 1);
    carts.setDiscountCodes(cart, ["TENTH", "HALF"]);
    expect(problems()).toEqual([null, null]);
    expect(priced().sums).toMatchObject({ lines: 3070, subtotal: 2425, discounted: 2182 });
  });

  it("do not go together when only one allows it", () => {
    productsOff(50, 1, { code: "HALF", combinesWith: { product: true, order: true, shipping: true } });
    discount({ code: "ALONE" });
    put(2, 1);
    carts.setDiscountCodes(cart, ["HALF", "ALONE"]);
    expect(problems()).toEqual([null, "DISCOUNT_CODE_NOT_HONOURED"]);
  });
});

describe("completing", () => {
  const buy = () => completeCheckout(world, shop, cart);

  it("places an order that carries code, attributes and the checkout's token", () => {
    discount();
    put(2, 1);
    carts.setDiscountCodes(cart, ["five"]);
    carts.setCartAttributes(cart, [{ key: "gift", value: "yes" }]);
    carts.setBuyer(shop, cart, { customerId: customers[0] ?? 0, email: null });
    const { orderId, events } = buy();
    const order = shop.orders.get(orderId ?? 0);
    expect(order).toMatchObject({
      channel: "online",
      customerId: customers[0],
      email: "ada@example.com",
      checkoutToken: cart.token,
      attributes: [{ key: "gift", value: "yes" }],
      transactions: [{ gateway: "shopify_payments", amount: 3060 }],
    });
    expect(events.map((each) => each.topic)).toEqual([
      "orders/create",
      "order_transactions/create",
      "orders/paid",
      "orders/updated",
    ]);
    expect(cart).toMatchObject({ state: "completed", orderId });
    expect(buy).toThrow("This checkout is completed.");
  });

  it("needs goods and somebody to send them to", () => {
    expect(buy).toThrow("The cart is empty.");
    put(1);
    expect(buy).toThrow("Enter an email");
  });

  it("lets one of two use a code that works once, and tells the other", () => {
    const once = discount({ usageLimit: 1 });
    const other = carts.openCart(world, shop);
    for (const each of [cart, other]) {
      carts.setCartLines(world, shop, each, [{ variantId: variants[0] ?? 0, quantity: 1 }]);
      carts.setBuyer(shop, each, { customerId: null, email: "guest@example.com" });
      carts.setDiscountCodes(each, ["FIVE"]);
      showCheckout(world, shop, each);
    }
    completeCheckout(world, shop, cart);
    expect(once).toMatchObject({ uses: 1, code: { uses: 1 } });
    expect(() => completeCheckout(world, shop, other)).toThrow("FIVE has reached its usage limit");
    expect(shop.orders.size).toBe(1);
    // Once the shopper has seen it, the order goes through at the full price.
    expect(showCheckout(world, shop, other).sums.total).toBe(1380);
    expect(completeCheckout(world, shop, other).orderId).toBeDefined();
  });

  it("counts a use for the person, which a cancellation does not give back", () => {
    discount({ oncePerCustomer: true });
    put(1);
    carts.setBuyer(shop, cart, { customerId: customers[0] ?? 0, email: null });
    carts.setDiscountCodes(cart, ["FIVE"]);
    const { orderId } = buy();
    actions.cancelOrder(world, shop, { orderId });
    cart = carts.openCart(world, shop, { customerId: customers[0] ?? 0 });
    put(1);
    carts.setDiscountCodes(cart, ["FIVE"]);
    expect(problems()).toEqual(["DISCOUNT_CUSTOMER_USAGE_LIMIT_REACHED"]);
  });

  it("refuses a till order with a code that is used up, before anything changes", () => {
    discount({ usageLimit: 1 });
    const sale = () =>
      actions.placeOrder(world, shop, {
        channel: "pos",
        lines: [{ variantId: variants[0], quantity: 1 }],
        orderDiscount: { amount: 500, code: "FIVE" },
      });
    sale();
    expect(sale).toThrow("FIVE has reached its usage limit");
    expect(shop.orders.size).toBe(1);
  });

  it("takes gift cards and store credit first, and refunds go back to them", () => {
    const [ada = 0] = customers;
    const card = createGiftCard(world, shop, {
      value: 1000,
      code: "tenfromus",
      customerId: null,
      expiresOn: "2026-06-01",
      note: null,
    });
    const account = openAccount(world, shop, ada, "EUR");
    bookStoreCredit(world, account, { amount: 200, event: "ADJUSTMENT" });
    put(2);
    carts.setBuyer(shop, cart, { customerId: ada, email: null });
    carts.setGiftCards(world, shop, cart, ["TENF ROMUS"]);
    cart.usesStoreCredit = true;
    expect(priced().credit.due).toBe(1070);
    const { orderId } = buy();
    expect([card.balance, account.balance]).toEqual([0, 0]);
    expect(shop.orders.get(orderId ?? 0)?.transactions).toMatchObject([
      { gateway: "gift_card", amount: 1000 },
      { gateway: "shopify_store_credit", amount: 200 },
      { gateway: "shopify_payments", amount: 1070 },
    ]);
    actions.cancelOrder(world, shop, { orderId });
    expect([card.balance, account.balance]).toEqual([1000, 200]);
    expect(account.transactions.map((each) => each.event)).toEqual([
      "ADJUSTMENT",
      "ORDER_PAYMENT",
      "ORDER_REFUND",
    ]);
  });

  it("takes credit of the market's own currency, and gives the same back", () => {
    const [ada = 0] = customers;
    const dollars = { value: 500, currency: "USD", customerId: null, expiresOn: null, note: null };
    const card = createGiftCard(world, shop, { ...dollars, code: "fivedollars" });
    const account = openAccount(world, shop, ada, "USD");
    bookStoreCredit(world, account, { amount: 10_000, event: "ADJUSTMENT" });
    put(1);
    carts.setBuyer(shop, cart, { customerId: ada, email: null });
    expect(() => carts.setGiftCards(world, shop, cart, ["fivedollars"])).toThrow(
      "Not simulated: a gift card in USD in this market.",
    );
    carts.setMarket(shop, cart, "USD");
    carts.setGiftCards(world, shop, cart, ["fivedollars"]);
    cart.usesStoreCredit = true;
    const { orderId } = buy();
    // 13.80 euros are 15.18 dollars, of which the card pays 5.00.
    expect([card.balance, account.balance]).toEqual([0, 8982]);
    actions.cancelOrder(world, shop, { orderId });
    expect([card.balance, account.balance]).toEqual([500, 10_000]);
  });

  it("refuses gift cards that are unknown or over", () => {
    const over = { value: 1000, customerId: null, note: null };
    createGiftCard(world, shop, { ...over, code: "yesterday", expiresOn: "2026-05-31" });
    expect(() => carts.setGiftCards(world, shop, cart, ["yesterday"])).toThrow(
      "This gift card can't be used any more",
    );
    expect(() => carts.setGiftCards(world, shop, cart, ["whatever"])).toThrow("Enter a valid gift card code");
  });

  it("keeps both currencies of a foreign market", () => {
    carts.setMarket(shop, cart, "USD");
    put(1);
    carts.setBuyer(shop, cart, { customerId: null, email: "guest@example.com" });
    const { orderId } = buy();
    expect(shop.orders.get(orderId ?? 0)).toMatchObject({
      currency: "EUR",
      presentmentCurrency: "USD",
      rate: 1.1,
    });
    expect(() => carts.setMarket(shop, carts.openCart(world, shop), "XYZ")).toThrow(
      "The shop does not sell in XYZ.",
    );
  });
});

it("a shop of another currency has its delivery priced in it", () => {
  const yen = addShop(world, { domain: "yen.myshopify.com", currency: "JPY" });
  const made = actions.createProduct(world, yen, { title: "Tea", variants: [{ price: 1500 }] });
  const [variantId = 0] = yen.products.get(made.productId ?? 0)?.variantIds ?? [];
  const own = carts.openCart(world, yen);
  carts.setCartLines(world, yen, own, [{ variantId, quantity: 1 }]);
  expect(priceCheckout(world, yen, own).sums).toMatchObject({ lines: 1500, shipping: 784 });
});
