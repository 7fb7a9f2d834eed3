import { createHmac } from "node:crypto";
import { shopOf, unknownShop } from "#simulator/http/read-request.ts";
import { json, type Route, type RouteRequest, type RouteResponse } from "#simulator/http/route.ts";
import type { Simulator } from "#simulator/http/simulator.ts";
import { sessionName } from "./session-request.ts";

/** Below the app's own address; shopify.app.toml says the same. */
const PROXY_PATH = "/proxy";
const PATH = /^\/apps\/(?<subpath>[\w-]+)(?<rest>\/.*)?$/;

/** The parameters in the order of their names, joined without a separator: https://shopify.dev/docs/apps/build/online-store/app-proxies/authenticate-app-proxies */
export function signProxyQuery(query: URLSearchParams, secret: string): string {
  const names = [...new Set(query.keys())].sort();
  const message = names.map((name) => `${name}=${query.getAll(name).join(",")}`).join("");
  return createHmac("sha256", secret).update(message).digest("hex");
}

/** What the shopper asked for, with who asks; names that Shopify adds cannot be forged by the shopper. */
function signedQuery(
  { url, params }: RouteRequest,
  from: { shop: string; customerId: number | null; secret: string },
): URLSearchParams {
  const query = new URLSearchParams(url.searchParams);
  for (const name of ["session", "signature"]) query.delete(name);
  query.set("shop", from.shop);
  query.set("logged_in_customer_id", from.customerId === null ? "" : String(from.customerId));
  query.set("path_prefix", `/apps/${params["subpath"] ?? ""}`);
  query.set("timestamp", String(Math.floor(Date.now() / 1000)));
  query.set("signature", signProxyQuery(query, from.secret));
  return query;
}

/** Cookies pass neither way. */
function forwardedHeaders({ headers }: RouteRequest): Record<string, string> {
  const kept = ["content-type", "accept", "accept-language", "user-agent"];
  return Object.fromEntries(
    kept.flatMap((name): [string, string][] => {
      const value = headers[name];
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
}

async function forward(
  request: RouteRequest,
  simulator: Simulator,
  method: "GET" | "POST",
): Promise<RouteResponse> {
  const shop = shopOf(request, simulator);
  if (shop === undefined) return unknownShop(request);
  const name = sessionName(request);
  const session = name === null ? null : simulator.storefront.of(simulator.world, shop, name);
  const { appUrl, apiSecret: secret } = simulator.app;
  const customerId = session?.customerId ?? null;
  const query = signedQuery(request, { shop: shop.shop.domain, customerId, secret });
  const address = `${appUrl}${PROXY_PATH}${request.params["rest"] ?? ""}?${query}`;
  const answer = await fetch(address, {
    method,
    headers: forwardedHeaders(request),
    redirect: "manual",
    ...(method === "POST" && { body: new Uint8Array(request.body) }),
  }).catch(() => null);
  if (answer === null) return json(502, { error: "The app does not answer." });
  const type = answer.headers.get("content-type") ?? "application/octet-stream";
  if (type.includes("application/liquid"))
    return json(501, { error: "Not simulated: Liquid from the proxy." });
  const location = answer.headers.get("location");
  return {
    status: answer.status,
    headers: { "content-type": type, ...(location !== null && { location }) },
    body: Buffer.from(await answer.arrayBuffer()),
  };
}

const proxied = (method: "GET" | "POST"): Route => ({
  method,
  path: PATH,
  handle: (request, simulator) => forward(request, simulator, method),
});

export const proxyRoutes: Route[] = [proxied("GET"), proxied("POST")];
