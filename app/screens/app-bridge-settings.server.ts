import { env } from "#app/platform/env.server.ts";

/** What the browser needs to start App Bridge. */
export function appBridgeSettings(): { apiKey: string; appBridgeUrl: string | null } {
  return { apiKey: env().SHOPIFY_API_KEY, appBridgeUrl: env().APP_BRIDGE_URL ?? null };
}
