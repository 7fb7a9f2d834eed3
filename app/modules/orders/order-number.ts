import { toShopifyId, type ShopifyId } from "#app/vocabulary/ids.ts";

/** What staff may mean by an order's number. */
export interface OrderNumber {
  /** Names that Shopify may show for it: a shop chooses prefix and suffix, "#" is the usual prefix. */
  names: string[];
  /** The number as Shopify's own id, also from the address of the order in Shopify's admin. */
  orderId: ShopifyId | null;
}

const ADMIN_ADDRESS = /^https:\/\/\S+\/orders\/(\d+)(?:[/?#]\S*)?$/;

/** Null when nothing was written. */
export function readOrderNumber(text: string): OrderNumber | null {
  // Postgres text cannot hold the NUL character.
  const written = text.replaceAll("\0", "").trim();
  if (written === "") return null;
  const address = ADMIN_ADDRESS.exec(written)?.[1];
  if (address) return { names: [], orderId: toShopifyId(address) };
  const bare = written.replace(/^#\s*/, "");
  const names = [written, bare, `#${bare}`].flatMap((name) => [name, name.toUpperCase()]);
  return { names: [...new Set(names)].filter((name) => name !== ""), orderId: toShopifyId(bare) };
}
