import type { RedemptionView } from "#app/contracts/loyalty.ts";
import type { Sql } from "#app/platform/db.server.ts";
import { listProductTitles } from "#app/modules/orders/index.ts";
import { listUsableRedemptions, type UsableRedemption } from "#app/modules/redemption/index.ts";
import { redemptionView } from "./redemption-view.ts";
import type { Shopper } from "./shopper.server.ts";

const singleProduct = ({ terms: { benefit } }: UsableRedemption): string[] =>
  benefit.gives === "product" && benefit.productIds.length === 1 ? benefit.productIds : [];

/** What a shopper can use in this shop, the newest first. */
export async function readOpenRedemptions(tx: Sql, shopper: Shopper): Promise<RedemptionView[]> {
  const { shop, profileId, speaker, timeZone, now } = shopper;
  const open = await listUsableRedemptions(tx, shop, profileId, now);
  const titles = await listProductTitles(shop, open.flatMap(singleProduct), tx);
  return open.map((redemption) => {
    const [productId] = singleProduct(redemption);
    const product = productId === undefined ? null : (titles.get(productId) ?? null);
    return redemptionView(redemption, speaker, timeZone, product);
  });
}
