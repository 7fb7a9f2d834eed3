import type { z } from "zod";
import { asMerchantId, asShopId } from "#app/vocabulary/ids.ts";
import { transaction } from "#app/platform/db.server.ts";
import { eraseTenant } from "#app/platform/erase-tenant.server.ts";
import type { eraseTracesJob } from "#app/jobs/definitions/erase.ts";
import { markInstalled, readShop } from "#app/modules/shops/index.ts";
import { MustReauthorise } from "#app/shopify/auth/offline-access.server.ts";
import { offlineAdminClient } from "#app/shopify/auth/offline-client.server.ts";
import { forgetSessions } from "#app/shopify/auth/sessions.server.ts";
import { readGrantedScopes } from "#app/shopify/operations/granted-scopes.ts";
import { eraseMessages } from "#app/shopify/inbox/keep-clean.server.ts";

interface Ids {
  merchantId: number;
  shopId: number;
}

const tenantOf = (ids: Ids) => ({ merchantId: asMerchantId(ids.merchantId), shopId: asShopId(ids.shopId) });

/**
 * After an uninstall our tokens are worth nothing. If Shopify still takes one, the message was late and the shop is
 * installed again: then it stays so.
 */
export async function forgetTokens(ids: Ids): Promise<void> {
  const shop = await readShop(tenantOf(ids));
  if (shop.status !== "uninstalled") return;
  try {
    const scopes = await readGrantedScopes(offlineAdminClient(shop.domain));
    await transaction((tx) => markInstalled(tx, shop, scopes));
  } catch (error) {
    if (!(error instanceof MustReauthorise)) throw error;
    await forgetSessions(shop.domain);
  }
}

export async function eraseTraces(job: z.infer<typeof eraseTracesJob.schema>): Promise<void> {
  await eraseMessages(tenantOf(job), [job.customerId, ...job.orderIds]);
}

/** Everything of a merchant goes, unless the shop was installed again in the meantime. */
export async function eraseMerchant(ids: Ids): Promise<void> {
  const shop = await readShop(tenantOf(ids));
  if (shop.status === "installed") return;
  await forgetSessions(shop.domain);
  await transaction((tx) => eraseTenant(tx, shop.merchantId));
}
