import { z } from "zod";
import { json, type Route, type RouteRequest, type RouteResponse } from "#simulator/http/route.ts";
import type { Simulator } from "#simulator/http/simulator.ts";
import type { ShopWorld } from "#simulator/world/types.ts";
import { mintSessionToken, verifySessionToken } from "./session-token.ts";
import { ONLINE_SECONDS } from "./token-store.ts";

const credentials = { client_id: z.string(), client_secret: z.string() };

const grantSchema = z.discriminatedUnion("grant_type", [
  z.object({
    ...credentials,
    grant_type: z.literal("urn:ietf:params:oauth:grant-type:token-exchange"),
    subject_token: z.string(),
    subject_token_type: z.literal("urn:ietf:params:oauth:token-type:id_token"),
    requested_token_type: z.enum([
      "urn:shopify:params:oauth:token-type:offline-access-token",
      "urn:shopify:params:oauth:token-type:online-access-token",
    ]),
    expiring: z.union([z.literal("0"), z.literal("1")]).optional(),
  }),
  z.object({ ...credentials, grant_type: z.literal("refresh_token"), refresh_token: z.string() }),
]);

type TokenExchange = Extract<z.infer<typeof grantSchema>, { subject_token: string }>;

const refusal = (status: number, error: string, description: string) =>
  json(status, { error, error_description: description });

/** https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/token-exchange */
function answerTokenRequest(request: RouteRequest, simulator: Simulator): RouteResponse {
  const shop = shopOf(request, simulator);
  if (shop === undefined) return json(404, { errors: "Not Found" });
  const parsed = grantSchema.safeParse(parseBody(request));
  if (!parsed.success)
    return refusal(400, "invalid_request", "The request is missing a parameter or has a wrong one.");
  const grant = parsed.data;
  if (grant.client_id !== simulator.app.apiKey || grant.client_secret !== simulator.app.apiSecret) {
    return refusal(401, "invalid_client", "The client credentials are not valid.");
  }
  if (grant.grant_type !== "refresh_token") return exchange(grant, shop, simulator);
  const tokens = shop.installed ? simulator.tokens.refresh(shop.shop.domain, grant.refresh_token) : null;
  if (tokens === null) return refusal(400, "invalid_grant", "The refresh token is used, expired or unknown.");
  return json(200, { ...tokens, scope: shop.scopes.join(",") });
}

/** The exchange also installs: with Shopify-managed installation it is the first call an app makes. */
function exchange(grant: TokenExchange, shop: ShopWorld, simulator: Simulator): RouteResponse {
  const { domain } = shop.shop;
  const { apiKey, apiSecret: secret } = simulator.app;
  const session = verifySessionToken(grant.subject_token, { shop: domain, apiKey, secret, now: new Date() });
  if (session === null) return refusal(400, "invalid_subject_token", "The session token is not valid.");
  shop.installed = true;
  const scope = shop.scopes.join(",");
  if (grant.requested_token_type.includes("offline")) {
    return json(200, { ...simulator.tokens.issueOffline(domain, grant.expiring === "1"), scope });
  }
  const tokens = simulator.tokens.issueOnline(domain, session.userId);
  const user = associatedUser(shop, session.userId);
  return json(200, {
    ...tokens,
    scope,
    expires_in: ONLINE_SECONDS,
    associated_user_scope: scope,
    associated_user: user,
  });
}

function associatedUser(shop: ShopWorld, userId: string) {
  const member = shop.staff.get(Number(userId)) ?? shop.staff.values().next().value;
  return {
    id: member?.id ?? 1,
    first_name: member?.firstName ?? "",
    last_name: member?.lastName ?? "",
    email: member?.email ?? shop.shop.email,
    email_verified: true,
    account_owner: member?.id === shop.staff.keys().next().value,
    locale: "en",
    collaborator: false,
  };
}

function shopOf(request: RouteRequest, simulator: Simulator): ShopWorld | undefined {
  const domain = request.headers["x-simulated-shop"] ?? request.url.searchParams.get("shop");
  return typeof domain === "string" ? simulator.world.shops.get(domain) : undefined;
}

function parseBody(request: RouteRequest): unknown {
  const text = request.body.toString();
  if (request.headers["content-type"]?.includes("x-www-form-urlencoded")) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** For the App Bridge stub: a fresh token for the person at the screen. Any origin may ask, it is a simulator. */
function answerSessionToken(request: RouteRequest, simulator: Simulator): RouteResponse {
  const shop = shopOf(request, simulator);
  if (shop === undefined) return json(404, { error: "Name a known shop: ?shop=…" });
  const userId = request.url.searchParams.get("user") ?? String(shop.staff.keys().next().value ?? 1);
  const { apiKey, apiSecret: secret } = simulator.app;
  return {
    status: 200,
    headers: {
      "content-type": "text/plain",
      "access-control-allow-origin": "*",
      "cache-control": "no-store",
    },
    body: mintSessionToken({ shop: shop.shop.domain, userId, apiKey, secret }),
  };
}

export const oauthRoutes: Route[] = [
  { method: "POST", path: "/admin/oauth/access_token", handle: answerTokenRequest },
  { method: "GET", path: "/sim/session-token", handle: answerSessionToken },
];
