/**
 * Where the app is. An extension has no way to ask: Shopify's CLI puts the address in place of this expression when it
 * bundles, from `shopify app dev` or from the `.env` of the configuration (see the README of extensions).
 */
export const APP_URL: string = process.env.APP_URL ?? "";
