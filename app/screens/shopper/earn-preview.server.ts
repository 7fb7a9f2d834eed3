import type { CartFacts } from "#app/contracts/cart.ts";
import type { CurrencyCode } from "#app/vocabulary/money.ts";
import type { OrderFacts } from "#app/vocabulary/order.ts";
import type { Sql } from "#app/platform/db.server.ts";
import {
  EARNING,
  isOrderRule,
  NO_PERSON,
  PersonHistory,
  priceOrder,
  readOrderAwards,
  type EarningSettings,
  type PersonFacts,
  type PricingFacts,
} from "#app/modules/earning/index.ts";
import { listOrdersOfPeople, readTaxesIncluded } from "#app/modules/orders/index.ts";
import { cartOrder } from "./cart-order.ts";
import type { CartProducts } from "./cart-products.server.ts";
import type { Shopper } from "./shopper.server.ts";

/** What this order would be among the person's others, and what rules gave them before. */
async function readHistory(
  tx: Sql,
  shopper: Shopper,
  settings: EarningSettings,
  { orderId, processedAt }: OrderFacts,
): Promise<PersonFacts> {
  if (shopper.customerId === null || !settings.rules.some(isOrderRule)) return NO_PERSON;
  const { profileId, shop, today } = shopper;
  const history = new PersonHistory();
  for (const order of await listOrdersOfPeople(tx, shop.merchantId, [profileId])) history.put(order);
  for (const given of await readOrderAwards(tx, shop.merchantId, [profileId])) history.give(given, given);
  const place = { shopId: shop.shopId, orderId, processedAt, stands: true, ruleVersion: null };
  return history.factsOf(place, today);
}

/** Where tax is inside the prices, earns nothing and is not told, points come out too high: they are a most. */
async function isMost(
  tx: Sql,
  { shop }: Shopper,
  settings: EarningSettings,
  cart: CartFacts,
): Promise<boolean> {
  if (settings.tax || cart.tax !== undefined) return false;
  return (await readTaxesIncluded(tx, shop)) ?? true;
}

/**
 * What a cart earns, in a sentence, by the functions that price orders: with today's campaigns, the member's tier and
 * their other orders. What only Shopify knows (tags that were never told, how it will be paid) is left out. A guest is
 * told what the base rule gives. Orders earn in the shop's currency: of a cart in another one no number is said, because
 * the rate is Shopify's and not known here. Null when nothing is earned.
 */
export async function earnPreview(
  tx: Sql,
  shopper: Shopper,
  cart: CartFacts,
  currency: CurrencyCode,
  products: CartProducts,
): Promise<string | null> {
  const { shop, now, speaker, customerId, person, place } = shopper;
  const settings = shopper.inForce(EARNING);
  if (!settings || now < shop.earningSince) return null;
  const order = cartOrder(cart, currency, now);
  const facts: PricingFacts = {
    products: products.facts,
    customerTags: person?.tags ?? [],
    tier: customerId !== null && place?.tier ? place.tier : null,
    day: shopper.today,
    person: await readHistory(tx, shopper, settings, order),
  };
  const { points } = priceOrder(order, settings, facts);
  if (points === 0) return null;
  const values = { points: speaker.points(points) };
  const isGuest = customerId === null;
  if (currency !== shop.currency) return speaker.say(isGuest ? "earn.guest_some" : "earn.cart_some");
  if (await isMost(tx, shopper, settings, cart))
    return speaker.say(isGuest ? "earn.guest_up_to" : "earn.cart_up_to", values);
  return speaker.say(isGuest ? "earn.guest" : "earn.cart", values);
}
