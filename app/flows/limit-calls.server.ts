import { toShopifyId } from "#app/vocabulary/ids.ts";
import { now } from "#app/platform/clock.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { countCall, forgetCounts } from "#app/modules/call-limits/index.ts";
import type { ExtensionVisit } from "./enter-extension.server.ts";

/** Redemptions and undos that one customer may ask for in a minute: far more than fingers can, far fewer than a script. */
const MOST_CALLS = 30;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * Turns a customer away who asks too often. Call it after the door, before anything that asks Shopify.
 * @throws Response 429 with Retry-After, in seconds
 */
export async function limitCalls({ shop, subject, cors }: ExtensionVisit): Promise<void> {
  const customerId = toShopifyId(subject);
  if (!customerId) return;
  const at = now();
  if ((await countCall(shop, customerId, at)) <= MOST_CALLS) return;
  logger.warn("a customer asks for rewards too often");
  const seconds = Math.ceil((MINUTE_MS - (at.getTime() % MINUTE_MS)) / 1000);
  throw cors(new Response(null, { status: 429, headers: { "Retry-After": String(seconds) } }));
}

export const forgetCalls = (): Promise<void> => forgetCounts(new Date(now().getTime() - DAY_MS));
