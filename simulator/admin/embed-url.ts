import { createHmac, randomBytes } from "node:crypto";
import type { AppCredentials } from "#simulator/http/simulator.ts";
import { mintSessionToken } from "#simulator/oauth/session-token.ts";
import type { ShopWorld } from "#simulator/world/types.ts";
import { handleOf } from "./shop-address.ts";

type Visit = {
  app: AppCredentials;
  shop: ShopWorld;
  userId: string;
  /** Where the browser reaches the app. */
  origin: string;
  /** Path and query inside the app. */
  path: string;
  now: Date;
};

/** https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/authorization-code-grant#step-1-verify-the-installation-request */
export function signQuery(query: URLSearchParams, secret: string): string {
  const text = [...query]
    .filter(([name]) => name !== "hmac")
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join("&");
  return createHmac("sha256", secret).update(text).digest("hex");
}

/** The address that Shopify puts into the frame: the app's own page with who opens it, signed. */
export function embeddedUrl({ app, shop, userId, origin, path, now }: Visit): string {
  const url = new URL(path.startsWith("/") ? origin + path : `${origin}/${path}`);
  const { domain } = shop.shop;
  const added = {
    embedded: "1",
    shop: domain,
    host: Buffer.from(`admin.shopify.com/store/${handleOf(shop)}`).toString("base64url"),
    locale: "en",
    session: randomBytes(32).toString("hex"),
    timestamp: String(Math.floor(now.getTime() / 1000)),
    id_token: mintSessionToken({ shop: domain, userId, apiKey: app.apiKey, secret: app.apiSecret, now }),
  };
  for (const [name, value] of Object.entries(added)) url.searchParams.set(name, value);
  url.searchParams.set("hmac", signQuery(url.searchParams, app.apiSecret));
  return url.href;
}
