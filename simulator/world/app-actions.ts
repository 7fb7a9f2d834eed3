import type { CustomerIdInput, ScopesInput, ShopInput } from "./action-inputs.ts";
import { ActionRefused } from "./action-refused.ts";
import { findCustomer } from "./find.ts";
import { momentOf } from "./touch.ts";
import type { ActionResult, EventSubject, ShopWorld, WebhookTopic, World } from "./types.ts";

function result(
  world: World,
  shop: ShopWorld,
  at: Date | undefined,
  topic: WebhookTopic,
  subject: EventSubject,
): ActionResult {
  return { events: [{ topic, shop: shop.shop.domain, at: momentOf(world, at), subject }] };
}

/** The app loses its tokens; it comes back by a token exchange. */
export function uninstallApp(world: World, shop: ShopWorld, input: ShopInput): ActionResult {
  if (!shop.installed) throw new ActionRefused("The app is not installed.");
  shop.installed = false;
  return result(world, shop, input.at, "app/uninstalled", { kind: "shop" });
}

export function updateScopes(world: World, shop: ShopWorld, input: ScopesInput): ActionResult {
  const previous = shop.scopes;
  shop.scopes = [...input.scopes];
  return result(world, shop, input.at, "app/scopes_update", {
    kind: "scopes",
    previous,
    current: shop.scopes,
  });
}

function privacyOf(shop: ShopWorld, customerId: number): EventSubject {
  const { email, phone } = findCustomer(shop, customerId);
  const orderIds = [...shop.orders.values()]
    .filter((each) => each.customerId === customerId)
    .map((each) => each.id);
  return { kind: "privacy", customerId, email, phone, orderIds };
}

export function requestPrivacyReport(world: World, shop: ShopWorld, input: CustomerIdInput): ActionResult {
  return result(world, shop, input.at, "customers/data_request", privacyOf(shop, input.customerId));
}

/** Shopify asks the apps to forget the person and forgets the person itself. */
export function redactCustomer(world: World, shop: ShopWorld, input: CustomerIdInput): ActionResult {
  const subject = privacyOf(shop, input.customerId);
  const customer = findCustomer(shop, input.customerId);
  for (const contact of [customer.email?.trim().toLowerCase(), customer.phone]) {
    if (contact) shop.customerByContact.delete(contact);
  }
  Object.assign(customer, { email: null, phone: null, firstName: null, lastName: null, note: null });
  for (const order of shop.orders.values()) {
    if (order.customerId === customer.id) Object.assign(order, { email: null, phone: null });
  }
  return result(world, shop, input.at, "customers/redact", subject);
}

/** Sent 48 hours after an uninstall; here whenever it is asked for. */
export function redactShop(world: World, shop: ShopWorld, input: ShopInput): ActionResult {
  const subject: EventSubject = { kind: "privacy", customerId: null, email: null, phone: null, orderIds: [] };
  return result(world, shop, input.at, "shop/redact", subject);
}
