import type { ShopifyId } from "#app/vocabulary/ids.ts";
import type { Channel } from "#app/vocabulary/order.ts";

const BY_SOURCE = new Map<string, Channel>([
  ["pos", "pos"],
  ["web", "online"],
  ["mobile_app", "online"],
  ["shopify_draft_order", "draft"],
  // The merchant's own admin app on a phone: an order taken by staff, which Shopify makes by a draft.
  ["iphone", "draft"],
  ["android", "draft"],
]);

/**
 * Where an order was made, from `source_name`
 * (https://shopify.dev/docs/api/admin-graphql/latest/objects/Order#field-Order.fields.sourceName).
 *
 * A number is the id of the app that made the order. Most are storefronts and marketplaces, so online; a third
 * party's till is told by a location together with a device, which no storefront has. Any other word is what an
 * import or a private integration wrote about itself: "other", so that the merchant can leave it out by channel.
 */
export function channelOf(order: {
  sourceName: string | null;
  locationId: ShopifyId | null;
  deviceId: ShopifyId | null;
}): Channel {
  const source = (order.sourceName ?? "").toLowerCase();
  const known = BY_SOURCE.get(source);
  if (known) return known;
  // Renewals: "subscription_contract" before 2025, "subscription_contract_checkout_one" since.
  if (source.startsWith("subscription_contract")) return "subscription";
  if (!/^\d+$/.test(source)) return "other";
  return order.locationId && order.deviceId ? "pos" : "online";
}
