import { idToken, plainFetch } from "./session-token.js";

const RETRY = "X-Shopify-Retry-Invalid-Session-Request";

async function withToken(request, renew) {
  const headers = new Headers(request.headers);
  if (!headers.has("Authorization")) headers.set("Authorization", `Bearer ${await idToken({ renew })}`);
  headers.set("X-Requested-With", "XMLHttpRequest");
  return new Request(request, { headers });
}

/** Requests to the app itself carry the session token; an answer may ask for one more try with a fresh one. */
window.fetch = async (input, init) => {
  const address = new URL(input instanceof Request ? input.url : input, location.href);
  if (address.protocol === "shopify:") throw new Error("Not simulated: the Admin API from the browser.");
  if (address.origin !== location.origin) return plainFetch(input, init);
  const request = new Request(input, init);
  const again = request.clone();
  const response = await plainFetch(await withToken(request, false));
  return response.headers.has(RETRY) ? plainFetch(await withToken(again, true)) : response;
};
