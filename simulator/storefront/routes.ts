import { z } from "zod";
import { json, type Route, type RouteResponse } from "#simulator/http/route.ts";
import { mintExtensionToken } from "#simulator/oauth/session-token.ts";
import { renderEvents } from "#simulator/payloads/render-event.ts";
import * as carts from "#simulator/world/checkout/cart-actions.ts";
import { completeCheckout } from "#simulator/world/checkout/complete-checkout.ts";
import { proxyRoutes } from "./app-proxy.ts";
import { checkoutView } from "./checkout-view.ts";
import { orderViews, ownOrder } from "./order-view.ts";
import { personView, productViews, sessionView } from "./session-view.ts";
import { visit, type Visit } from "./session-request.ts";
import { cartOf, openNext } from "./sessions.ts";

const id = z.coerce.number().int().positive();
const text = z.string().max(255);
const attributes = z.array(z.object({ key: text.min(1), value: text }));
const lines = z.object({
  lines: z.array(
    z.object({
      variantId: id,
      quantity: z.number().int().min(0).max(10_000),
      attributes: attributes.optional(),
    }),
  ),
});
const codes = z.object({ codes: z.array(text) });
const email = z.object({ email: z.email() });

const marketSchema = z.object({
  currency: text.optional(),
  language: z
    .string()
    .regex(/^[a-z]{2}(-[A-Z]{2})?$/)
    .optional(),
});

const showCart = ({ world, shop, session }: Visit) => checkoutView(world, shop, cartOf(shop, session));

/** Changes the cart of the session and shows it. */
const change =
  <T>(schema: z.ZodType<T>, act: (visit: Visit, input: T) => void) =>
  (on: Visit) => {
    act(on, schema.parse(on.input));
    return showCart(on);
  };

function login(on: Visit, customerId: number | null) {
  carts.setBuyer(on.shop, cartOf(on.shop, on.session), { customerId, email: null });
  on.session.customerId = customerId;
  return sessionView(on.shop, on.session);
}

function setMarket({ shop, session, input }: Visit) {
  const { currency, language } = marketSchema.parse(input);
  const cart = cartOf(shop, session);
  if (currency !== undefined) carts.setMarket(shop, cart, currency);
  session.currency = currency ?? session.currency;
  session.language = language ?? session.language;
  cart.locale = session.language;
  return sessionView(shop, session);
}

function complete({ simulator, world, shop, session, input }: Visit) {
  const { paid } = z.object({ paid: z.boolean().optional() }).parse(input);
  const cart = cartOf(shop, session);
  const { events, orderId } = completeCheckout(world, shop, cart, paid === undefined ? {} : { paid });
  simulator.send(renderEvents(world, events));
  if (orderId !== undefined) session.orderIds.add(orderId);
  const view = checkoutView(world, shop, cart);
  openNext(world, shop, session);
  return view;
}

function abandon({ world, shop, session }: Visit) {
  const cart = cartOf(shop, session);
  carts.abandonCart(cart);
  const view = checkoutView(world, shop, cart);
  openNext(world, shop, session);
  return view;
}

function order({ shop, session, request }: Visit): unknown {
  const found = ownOrder(shop, session, Number(request.params["id"]));
  return found ?? json(404, { error: "There is no such order." });
}

/** What `shopify.sessionToken.get()` gives. Without the scope an app does not learn who it is. */
function sessionToken({ simulator, shop, session, request }: Visit): RouteResponse {
  const surface = request.url.searchParams.get("surface");
  if (surface !== "checkout" && surface !== "account")
    return json(400, { error: "Name the surface: ?surface=checkout or account." });
  if (surface === "account" && session.customerId === null)
    return json(401, { error: "Nobody is logged in." });
  const { apiKey, apiSecret: secret } = simulator.app;
  const maySee = shop.scopes.includes("read_customers") || shop.scopes.includes("write_customers");
  const customerId = maySee ? session.customerId : null;
  return {
    status: 200,
    headers: { "content-type": "text/plain", "cache-control": "no-store" },
    body: mintExtensionToken({ shop: shop.shop.domain, customerId, apiKey, secret }),
  };
}

const cart = ({ shop, session }: Visit) => cartOf(shop, session);

const gets: Record<string, (on: Visit) => unknown> = {
  session: ({ shop, session }) => sessionView(shop, session),
  customers: ({ shop }) => [...shop.customers.values()].map(personView),
  products: ({ shop, session }) => productViews(shop, session),
  cart: showCart,
  checkout: showCart,
  orders: ({ shop, session }) => orderViews(shop, session),
  "orders/:id": order,
  "session-token": sessionToken,
};

const posts: Record<string, (on: Visit) => unknown> = {
  login: (on) => login(on, z.object({ customerId: id }).parse(on.input).customerId),
  logout: (on) => login(on, null),
  market: setMarket,
  "cart/lines": change(lines, (on, input) => carts.setCartLines(on.world, on.shop, cart(on), input.lines)),
  "cart/attributes": change(z.object({ attributes }), (on, input) =>
    carts.setCartAttributes(cart(on), input.attributes),
  ),
  "cart/note": change(z.object({ note: z.string().max(5000).nullable() }), (on, { note }) => {
    carts.checkOpen(cart(on));
    cart(on).note = note;
  }),
  "checkout/email": change(email, (on, input) => {
    carts.setBuyer(on.shop, cart(on), { customerId: on.session.customerId, email: input.email });
  }),
  "checkout/codes": change(codes, (on, input) => carts.setDiscountCodes(cart(on), input.codes)),
  "checkout/gift-cards": change(codes, (on, input) =>
    carts.setGiftCards(on.world, on.shop, cart(on), input.codes),
  ),
  "checkout/store-credit": change(z.object({ use: z.boolean() }), (on, { use }) => {
    carts.checkOpen(cart(on));
    cart(on).usesStoreCredit = use;
  }),
  "checkout/delivery": change(z.object({ handle: text }), (on, { handle }) =>
    carts.setDelivery(on.world, on.shop, cart(on), handle),
  ),
  "checkout/complete": complete,
  "checkout/abandon": abandon,
};

const routesOf = (method: "GET" | "POST", answers: Record<string, (on: Visit) => unknown>): Route[] =>
  Object.entries(answers).map(([path, answer]) => ({
    method,
    path: `/sim/api/storefront/${path}`,
    handle: visit(answer),
  }));

export const storefrontRoutes: Route[] = [
  ...routesOf("GET", gets),
  ...routesOf("POST", posts),
  ...proxyRoutes,
];
