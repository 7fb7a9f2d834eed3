import { ActionRefused } from "../action-refused.ts";
import { giftCardWithCode, isRedeemable } from "../credit/gift-cards.ts";
import { findCustomer, findProduct, findVariant } from "../find.ts";
import { momentOf } from "../touch.ts";
import type { NumericId, ShopWorld, World } from "../types.ts";
import { rateTo } from "./markets.ts";
import { priceCheckout } from "./price-checkout.ts";
import { acceptsCard } from "./settle-credit.ts";
import type { Cart, CartAttribute } from "./types.ts";

export function openCart(
  world: World,
  shop: ShopWorld,
  from: { customerId?: NumericId | null; presentmentCurrency?: string; locale?: string } = {},
): Cart {
  const cart: Cart = {
    token: world.nextId().toString(16).padStart(32, "0"),
    state: "open",
    createdAt: momentOf(world, undefined),
    customerId: from.customerId ?? null,
    email: null,
    presentmentCurrency: from.presentmentCurrency ?? shop.shop.currency,
    locale: from.locale ?? "en",
    lines: [],
    attributes: [],
    note: null,
    codes: [],
    giftCardCodes: [],
    usesStoreCredit: false,
    deliveryHandle: null,
    shown: null,
    orderId: null,
  };
  shop.carts.set(cart.token, cart);
  return cart;
}

export type LineWish = { variantId: NumericId; quantity: number; attributes?: CartAttribute[] | undefined };

/** Sets how many of each variant are wanted; none takes it out. */
export function setCartLines(world: World, shop: ShopWorld, cart: Cart, wishes: readonly LineWish[]): void {
  checkOpen(cart);
  for (const { variantId } of wishes) {
    const product = findProduct(shop, findVariant(shop, variantId).productId);
    if (product.status !== "active") throw new ActionRefused(`${product.title} is not for sale.`);
  }
  for (const { variantId, quantity, attributes } of wishes) {
    const line = cart.lines.find((each) => each.variantId === variantId);
    if (quantity === 0) cart.lines = cart.lines.filter((each) => each !== line);
    else if (line === undefined)
      cart.lines.push({ id: world.nextId(), variantId, quantity, attributes: attributes ?? [] });
    else Object.assign(line, { quantity, attributes: attributes ?? line.attributes });
  }
}

/** Sets each; an empty value takes it out. */
export function setCartAttributes(cart: Cart, attributes: readonly CartAttribute[]): void {
  checkOpen(cart);
  const kept = new Map(cart.attributes.map(({ key, value }) => [key, value]));
  for (const { key, value } of attributes) {
    if (value === "") kept.delete(key);
    else kept.set(key, value);
  }
  cart.attributes = [...kept].map(([key, value]) => ({ key, value }));
}

/** Replaces all; the same code in another case is the same. */
export function setDiscountCodes(cart: Cart, codes: readonly string[]): void {
  checkOpen(cart);
  const byKey = new Map<string, string>();
  for (const code of codes.map((each) => each.trim()).filter((each) => each !== "")) {
    if (!byKey.has(code.toLowerCase())) byKey.set(code.toLowerCase(), code);
  }
  cart.codes = [...byKey.values()];
}

/** Replaces all; refuses one that cannot pay. */
export function setGiftCards(world: World, shop: ShopWorld, cart: Cart, codes: readonly string[]): void {
  checkOpen(cart);
  for (const code of codes) {
    const card = giftCardWithCode(shop, code);
    if (card === undefined) throw new ActionRefused("Enter a valid gift card code");
    if (!acceptsCard(shop, cart, card))
      throw new ActionRefused(`Not simulated: a gift card in ${card.currency} in this market.`);
    if (!isRedeemable(shop, card, world.now()))
      throw new ActionRefused("This gift card can't be used any more");
  }
  cart.giftCardCodes = [...new Set(codes.map((each) => each.replace(/\s/g, "").toLowerCase()))];
}

export function setDelivery(world: World, shop: ShopWorld, cart: Cart, handle: string): void {
  checkOpen(cart);
  const { options } = priceCheckout(world, shop, cart);
  if (!options.some(({ option }) => option.handle === handle))
    throw new ActionRefused(`There is no delivery option ${handle}.`);
  cart.deliveryHandle = handle;
}

/** Another person at the same cart, or none. */
export function setBuyer(
  shop: ShopWorld,
  cart: Cart,
  buyer: { customerId: NumericId | null; email: string | null },
): void {
  checkOpen(cart);
  if (buyer.customerId !== null) findCustomer(shop, buyer.customerId);
  Object.assign(cart, buyer);
  if (buyer.customerId === null) cart.usesStoreCredit = false;
}

export function setMarket(shop: ShopWorld, cart: Cart, currency: string): void {
  checkOpen(cart);
  if (rateTo(shop.shop.currency, currency) === null)
    throw new ActionRefused(`The shop does not sell in ${currency}.`);
  cart.presentmentCurrency = currency;
}

/** The shopper left: nothing was reserved, so nothing is given back. */
export function abandonCart(cart: Cart): void {
  checkOpen(cart);
  cart.state = "abandoned";
}

export function checkOpen(cart: Cart): void {
  if (cart.state !== "open") throw new ActionRefused(`This checkout is ${cart.state}.`);
}
