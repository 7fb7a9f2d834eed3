import type { Sql } from "#app/platform/db.server.ts";
import { mergeCustomerStats } from "#app/modules/analytics/index.ts";
import { transferAll } from "#app/modules/ledger/index.ts";
import { moveOrders } from "#app/modules/orders/index.ts";
import { moveRedemptions } from "#app/modules/redemption/index.ts";
import type { ProfileBook } from "#app/modules/profiles/index.ts";
import { joinMergedTiers, type BatchTiers } from "./batch-tiers.server.ts";
import { mergeAwards } from "./load-histories.server.ts";

/** Merged people: points with their lots, orders, figures and tiers follow. */
export async function followMerges(tx: Sql, book: ProfileBook, tiers: BatchTiers, now: Date): Promise<void> {
  for (const { merchantId, from, into, reason } of book.changes().merges) {
    const key = `merge:${from}:${into}`;
    const status = await transferAll(tx, {
      merchantId,
      from,
      into,
      key,
      reason: "profiles_merged",
      actor: reason,
      at: now,
    });
    if (status === "conflict") throw new Error(`the points of profile ${from} could not be moved: ${status}`);
    await moveOrders(tx, merchantId, from, into);
    await moveRedemptions(tx, merchantId, from, into);
    await mergeCustomerStats(tx, merchantId, from, into);
    await joinMergedTiers(tx, tiers, { merchantId, from, into }, now);
    await mergeAwards(tx, { merchantId, from, into }, now);
  }
}
