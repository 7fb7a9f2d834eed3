import type { Tenant } from "#app/vocabulary/ids.ts";
import { transaction } from "#app/platform/db.server.ts";
import { enqueueJob } from "#app/platform/queue.server.ts";
import { listInstalledShops } from "#app/modules/shops/index.ts";
import { reconcileShopJob } from "#app/jobs/definitions/keep-in-step.ts";

/** Asks for a reconciliation of one shop now; one that already waits is not doubled. */
export async function startReconciliation({ merchantId, shopId }: Tenant): Promise<void> {
  const options = { jobKey: `reconcile:${shopId}` };
  await transaction((tx) => enqueueJob(tx, reconcileShopJob, { merchantId, shopId }, options));
}

export async function reconcileEveryShop(): Promise<void> {
  for (const shop of await listInstalledShops()) await startReconciliation(shop);
}
