import { expect, it } from "vitest";
import { toShopifyId } from "#app/vocabulary/ids.ts";
import { channelOf } from "./channel.ts";

const location = toShopifyId(11);
const device = toShopifyId(2);

it.each([
  ["pos", location, device, "pos"],
  ["POS", null, null, "pos"],
  ["web", null, null, "online"],
  ["web", location, null, "online"],
  ["580111", null, null, "online"],
  ["347082227713", location, null, "online"],
  ["347082227713", location, device, "pos"],
  ["shopify_draft_order", null, null, "draft"],
  ["iphone", null, null, "draft"],
  ["subscription_contract", null, null, "subscription"],
  ["subscription_contract_checkout_one", null, null, "subscription"],
  ["nightly-import", null, null, "other"],
  ["", null, null, "other"],
  [null, location, null, "other"],
] as const)("an order of source %s, location %s and device %s is of channel %s", (...row) => {
  const [sourceName, locationId, deviceId, channel] = row;
  expect(channelOf({ sourceName, locationId, deviceId })).toBe(channel);
});
