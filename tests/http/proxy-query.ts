import { createHmac } from "node:crypto";

interface ProxyWish {
  shop?: string;
  /** The number of whoever is signed in; empty for a guest. */
  customer?: string;
  secret?: string;
  /** Seconds since Shopify signed it. */
  age?: number;
}

/** A query as Shopify's app proxy signs it: https://shopify.dev/docs/apps/build/online-store/app-proxies/authenticate-app-proxies */
export function proxyQuery({ shop = "", customer = "", secret = "", age = 0 }: ProxyWish): string {
  const fields = {
    shop,
    logged_in_customer_id: customer,
    path_prefix: "/apps/throughline",
    timestamp: String(Math.floor(Date.now() / 1000) - age),
  };
  const text = Object.entries(fields)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join("");
  const signature = createHmac("sha256", secret).update(text).digest("hex");
  return `?${new URLSearchParams({ ...fields, signature }).toString()}`;
}
