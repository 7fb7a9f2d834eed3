import type { z } from "zod";
import { asMerchantId, asShopId } from "#app/vocabulary/ids.ts";
import { transaction } from "#app/platform/db.server.ts";
import { eraseTenant } from "#app/platform/erase-tenant.server.ts";
import type { eraseTracesJob } from "#app/jobs/definitions/erase.ts";
import { readShop } from "#app/modules/shops/index.ts";
import { forgetSessions } from "#app/shopify/auth/sessions.server.ts";
import { eraseMessages } from "#app/shopify/inbox/keep-clean.server.ts";

interface Ids {
  merchantId: number;
  shopId: number;
}

const tenantOf = (ids: Ids) => ({ merchantId: asMerchantId(ids.merchantId), shopId: asShopId(ids.shopId) });

/** After an uninstall our tokens are worth nothing; a merchant who was back at once keeps the new ones. */
export async function forgetTokens(ids: Ids): Promise<void> {
  const shop = await readShop(tenantOf(ids));
  if (shop.status === "uninstalled") await forgetSessions(shop.domain);
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
