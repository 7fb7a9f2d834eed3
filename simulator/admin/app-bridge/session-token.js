import { config, simulatorUrl, userId } from "./settings.js";

export const plainFetch = window.fetch.bind(window);
const SPARE_SECONDS = 10;
let current = { token: "", expiresAt: 0 };
let pending;

async function fetchToken() {
  const address = new URL("/sim/session-token", simulatorUrl);
  address.searchParams.set("shop", config.shop ?? "");
  if (userId) address.searchParams.set("user", userId);
  const response = await plainFetch(address);
  if (!response.ok) throw new Error("Shopify gave no session token.");
  const token = await response.text();
  const { exp } = JSON.parse(atob(token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/")));
  current = { token, expiresAt: exp };
  return token;
}

/** A token lives for a minute and is renewed a little before. */
export async function idToken({ renew = false } = {}) {
  if (!renew && Date.now() / 1000 < current.expiresAt - SPARE_SECONDS) return current.token;
  pending ??= fetchToken().finally(() => (pending = undefined));
  return pending;
}

/**
 * The app's bounce page names the page to go back to with a fresh token:
 * https://shopify.dev/docs/apps/build/authentication-authorization/set-embedded-app-authorization
 */
const reload = new URLSearchParams(location.search).get("shopify-reload");
if (reload !== null) {
  const target = new URL(reload, location.href);
  idToken({ renew: true }).then((token) => {
    target.searchParams.set("id_token", token);
    location.replace(target.pathname + target.search + target.hash);
  });
}
