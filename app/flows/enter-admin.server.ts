import { authenticate } from "#app/shopify/auth/app.server.ts";
import { addLogContext } from "#app/platform/logger.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { createShop, findShopByDomain, markInstalled, type Shop } from "#app/modules/shops/index.ts";
import { enqueueJob } from "#app/platform/queue.server.ts";
import { readShopDetailsJob } from "#app/jobs/definitions/read-shop-details.ts";
import { askForPerksDiscount } from "./keep-perks-discount.server.ts";
import { publishProgram } from "./publish/ask-to-publish.server.ts";

/** Who acts in the admin: kept with every change a person makes. */
export interface Staff {
  name: string;
}

export interface AdminVisit {
  shop: Shop;
  staff: Staff;
  locale: string;
}

async function installShop(domain: string, scopes: readonly string[]): Promise<Shop> {
  await transaction(async (tx) => {
    await createShop(tx, domain);
  });
  const made = await findShopByDomain(domain);
  if (!made) throw new Error(`the shop ${domain} could not be made known`);
  await transaction(async (tx) => {
    await markInstalled(tx, made, scopes);
    await enqueueJob(tx, readShopDetailsJob, { merchantId: made.merchantId, shopId: made.shopId });
    await publishProgram(tx, made.merchantId, { members: true });
    // A shop that comes back may have tiers, and lost its discount when the app was taken off.
    await askForPerksDiscount(tx, made.merchantId);
  });
  const shop = await findShopByDomain(domain);
  if (!shop) throw new Error(`the shop ${domain} could not be made known`);
  return shop;
}

/**
 * The door of every admin page: Shopify's session token is checked, tokens are exchanged when needed, and the first
 * visit (or the first after an uninstall) installs the shop.
 * @throws Response as the library wants it: a bounce page, 401, 410.
 */
export async function enterAdmin(request: Request): Promise<AdminVisit> {
  const { session } = await authenticate.admin(request);
  addLogContext({ shop: session.shop });
  const known = await findShopByDomain(session.shop);
  const shop =
    known?.status === "installed" && !known.reauthoriseAt
      ? known
      : await installShop(session.shop, session.scope?.split(",") ?? []);
  const user = session.onlineAccessInfo?.associated_user;
  const name = [user?.first_name, user?.last_name].filter(Boolean).join(" ");
  return { shop, staff: { name: name || "Shop staff" }, locale: user?.locale ?? "en" };
}
