import { createServer } from "node:http";
import { json, type Route, type RouteRequest, type RouteResponse } from "#simulator/http/route.ts";
import { serve } from "#simulator/http/router.ts";
import type { Simulator } from "#simulator/http/simulator.ts";
import type { ShopWorld } from "#simulator/world/types.ts";
import { fileRoutes } from "./files.ts";
import { onlineStoreOf, type OnlineStore } from "./online-store.ts";
import { pageRoutes } from "./pages.ts";

const METHODS = ["GET", "POST", "PUT", "DELETE", "OPTIONS"] as const;

/** Hands a request to the simulator's own address, with the shop that is meant. */
async function forward(
  { simulator, shop }: OnlineStore,
  method: Route["method"],
  { url, headers, body }: RouteRequest,
): Promise<RouteResponse> {
  const target = new URL(url.pathname + url.search, simulator.url);
  target.searchParams.set("shop", shop.shop.domain);
  const kept = ["content-type", "accept", "accept-language", "user-agent", "x-storefront-session"].flatMap(
    (name) => {
      const value = headers[name];
      return typeof value === "string" ? [[name, value] as const] : [];
    },
  );
  const answer = await fetch(target, {
    method,
    headers: Object.fromEntries(kept),
    redirect: "manual",
    ...(method === "GET" || method === "OPTIONS" ? {} : { body: new Uint8Array(body) }),
  });
  const type = answer.headers.get("content-type");
  const answered = new Headers(answer.headers);
  for (const name of ["content-encoding", "content-length", "transfer-encoding", "connection", "date"]) {
    answered.delete(name);
  }
  return {
    status: answer.status,
    headers: { ...Object.fromEntries(answered), ...(type !== null && { "content-type": type }) },
    body: Buffer.from(await answer.arrayBuffer()),
  };
}

const forwarded = (store: OnlineStore): Route[] =>
  METHODS.map((method) => ({
    method,
    path: /\/(?:sim\/api\/(?:storefront\/.*|actions\/createCustomer)|apps\/.*)/,
    handle: (request) => forward(store, method, request),
  }));

const lost: Route = {
  method: "GET",
  path: /\/.*/,
  handle: () => json(404, { error: "There is no such page." }),
};

async function open(simulator: Simulator, shop: ShopWorld): Promise<string> {
  const store = onlineStoreOf(simulator, shop);
  const routes = [...forwarded(store), ...fileRoutes(store), ...pageRoutes(store), lost];
  const server = createServer((request, response) => void serve(request, response, routes, simulator));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, new URL(simulator.url).hostname, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The online store has no port.");
  // It opens when somebody looks, and never keeps the simulator's process alive.
  server.unref();
  return `http://${new URL(simulator.url).hostname}:${address.port}`;
}

const origins = new WeakMap<ShopWorld, Promise<string>>();

/**
 * Where the shop's online store is. It is an address of its own, as in Shopify: a theme's script asks "/apps/…" and
 * means the shop that it stands in.
 */
export function originOf(simulator: Simulator, shop: ShopWorld): Promise<string> {
  const known = origins.get(shop) ?? open(simulator, shop);
  origins.set(shop, known);
  return known;
}
