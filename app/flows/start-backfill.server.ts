import { transaction } from "#app/platform/db.server.ts";
import { enqueueJob } from "#app/platform/queue.server.ts";
import { backfillJob } from "#app/jobs/definitions/keep-in-step.ts";
import { createBackfill, earnSince, type Shop } from "#app/modules/shops/index.ts";

export type StartBackfillAnswer = { ok: true; backfillId: number } | { ok: false; reason: "already_running" };

/** Fetches the orders since an instant; with `givesPoints` they also earn, under the rule that is in force for them. */
export function startBackfill(wish: {
  shop: Shop;
  since: Date;
  givesPoints: boolean;
  staffName: string;
}): Promise<StartBackfillAnswer> {
  const { shop, since, givesPoints, staffName } = wish;
  return transaction(async (tx): Promise<StartBackfillAnswer> => {
    const backfillId = await createBackfill(tx, shop, { since, givesPoints, requestedBy: staffName });
    if (backfillId === null) return { ok: false, reason: "already_running" };
    if (givesPoints) await earnSince(tx, shop, since);
    await enqueueJob(tx, backfillJob, { merchantId: shop.merchantId, shopId: shop.shopId, backfillId });
    return { ok: true, backfillId };
  });
}
