import { ApiVersion } from "@shopify/shopify-api";

/** The one version of Shopify's Admin API and webhooks that this app speaks. */
export const API_VERSION = "2026-10";

/** The same version as Shopify's library names it. */
export const LIBRARY_API_VERSION = ApiVersion.October26;
