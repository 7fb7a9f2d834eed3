import type { Surface } from "../frame/messages.ts";
import { settings } from "./settings.ts";

/** The shop as extensions know it. */
export const hostShop = {
  id: `gid://shopify/Shop/${settings.shop.id}`,
  name: settings.shop.name,
  myshopifyDomain: settings.shop.domain,
};

/** The words of the extension that has the target. */
export const stringsFor = (target: Surface["target"]) =>
  settings.extensions.find(({ targets }) => targets.includes(target))?.strings ?? {};
