import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";

/**
 * The one seam to a local Shopify: with SHOPIFY_SIMULATOR_URL set, a call to https://{shop}.myshopify.com goes
 * there, with the shop in a header. Signatures, tokens and schemas are checked as ever.
 */
export function shopifyFetch(simulatorUrl: string | undefined): typeof fetch {
  if (!simulatorUrl) return fetch;
  return (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    if (!url.hostname.endsWith(".myshopify.com")) return fetch(request);
    const target = new Request(new URL(url.pathname + url.search, simulatorUrl), request);
    target.headers.set("X-Simulated-Shop", url.hostname);
    return fetch(target);
  };
}

/** Call once, after the library's adapter was imported: the adapter sets its own fetch. */
export function installTransport(simulatorUrl: string | undefined): void {
  if (simulatorUrl) setAbstractFetchFunc(shopifyFetch(simulatorUrl));
}
