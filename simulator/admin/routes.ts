import { json, type Route, type RouteRequest, type RouteResponse } from "#simulator/http/route.ts";
import type { Simulator } from "#simulator/http/simulator.ts";
import type { ShopWorld } from "#simulator/world/types.ts";
import { appBridgeRoutes } from "./app-bridge.ts";
import { embeddedUrl } from "./embed-url.ts";
import { controlPage } from "./pages/control-page.ts";
import { framePage } from "./pages/frame-page.ts";
import type { ShellSettings } from "./pages/shell.ts";
import { APP, handleOf, shopByHandle } from "./shop-address.ts";
import { staticFiles } from "./static-files.ts";
import { tunnelOf } from "./tunnel.ts";

const html = (body: string): RouteResponse => ({
  status: 200,
  headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" },
  body,
});

const redirect = (location: string): RouteResponse => ({ status: 302, headers: { location }, body: "" });

const noShop = (): RouteResponse => json(404, { error: "There is no such store." });

function settingsOf(shop: ShopWorld): ShellSettings {
  return {
    handle: handleOf(shop),
    domain: shop.shop.domain,
    shopName: shop.shop.name,
    staff: [...shop.staff.values()].map(({ id, firstName, lastName }) => ({
      id: String(id),
      name: `${firstName} ${lastName}`,
    })),
  };
}

const frameAddress = (shop: ShopWorld): string => `/store/${handleOf(shop)}/apps/${APP.handle}`;

/** App Bridge speaks to one origin only: another name of the same machine is sent on to it. */
function otherName({ headers, url }: RouteRequest, simulator: Simulator): string | null {
  const isKnown = headers.host === undefined || headers.host === new URL(simulator.url).host;
  return isKnown ? null : simulator.url + url.pathname + url.search;
}

type Page = (shop: ShopWorld, request: RouteRequest, simulator: Simulator) => Promise<string> | string;

function page(render: Page): Route["handle"] {
  return async (request, simulator) => {
    const elsewhere = otherName(request, simulator);
    if (elsewhere !== null) return redirect(elsewhere);
    const shop = shopByHandle(simulator, request.params["handle"]);
    return shop === undefined ? noShop() : html(await render(shop, request, simulator));
  };
}

const framed = page(async (shop, _request, simulator) =>
  framePage({ ...settingsOf(shop), appOrigin: await tunnelOf(simulator) }),
);

const control = page((shop) => controlPage(settingsOf(shop), shop));

/** Addresses of Shopify's own pages lead to what stands for them here. */
function record(kind: "orders" | "customers"): Route["handle"] {
  return ({ params }, simulator) => {
    const shop = shopByHandle(simulator, params["handle"]);
    if (shop === undefined) return noShop();
    const id = Number(params["id"]);
    const customer = shop.customers.get(id);
    const search = kind === "orders" ? shop.orders.get(id)?.name : (customer?.email ?? customer?.phone);
    const query = new URLSearchParams({ [kind === "orders" ? "order" : "customer"]: search ?? String(id) });
    return redirect(`/store/${handleOf(shop)}/control?${query}#${kind}`);
  };
}

function home(_request: RouteRequest, simulator: Simulator): RouteResponse {
  const first = simulator.world.shops.values().next().value;
  return first === undefined ? noShop() : redirect(frameAddress(first));
}

function storeHome({ params }: RouteRequest, simulator: Simulator): RouteResponse {
  const shop = shopByHandle(simulator, params["handle"]);
  return shop === undefined ? noShop() : redirect(frameAddress(shop));
}

async function answerEmbedUrl({ url }: RouteRequest, simulator: Simulator): Promise<RouteResponse> {
  const { searchParams: query } = url;
  const shop = simulator.world.shops.get(query.get("shop") ?? "");
  if (shop === undefined) return json(404, { error: "Name a known shop: ?shop=…" });
  const userId = query.get("user") ?? String(shop.staff.keys().next().value ?? 1);
  const path = query.get("path") ?? "/";
  const origin = await tunnelOf(simulator);
  if (!URL.canParse(origin + path)) return json(400, { error: "The path is not one." });
  const body = embeddedUrl({ app: simulator.app, shop, userId, origin, path, now: new Date() });
  return { status: 200, headers: { "content-type": "text/plain", "cache-control": "no-store" }, body };
}

/** What a person sees in the browser: the admin with the app in it, and the store to act in by hand. */
export const adminRoutes: Route[] = [
  { method: "GET", path: "/", handle: home },
  { method: "GET", path: /\/store\/(?<handle>[^/]+)\/?/, handle: storeHome },
  { method: "GET", path: new RegExp(`/store/(?<handle>[^/]+)/apps/${APP.handle}(?:/.*)?`), handle: framed },
  { method: "GET", path: "/store/:handle/control", handle: control },
  { method: "GET", path: "/store/:handle/orders/:id", handle: record("orders") },
  { method: "GET", path: "/store/:handle/customers/:id", handle: record("customers") },
  { method: "GET", path: "/sim/embed-url", handle: answerEmbedUrl },
  ...appBridgeRoutes,
  ...staticFiles,
];
