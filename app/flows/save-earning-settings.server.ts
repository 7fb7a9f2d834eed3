import type { MerchantId } from "#app/vocabulary/ids.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { saveEarningVersion, type EarningSettings } from "#app/modules/earning/index.ts";
import { startEarning } from "#app/modules/shops/index.ts";

export type SaveEarningAnswer = { ok: true; version: number } | { ok: false; reason: "stale" };

/**
 * Saves the earning settings as a new version, for orders made from now on; orders that have earned keep theirs.
 * The first version starts the program: orders made before it earn only if a backfill is asked to give them points.
 */
export function saveEarningSettings(wish: {
  merchantId: MerchantId;
  settings: EarningSettings;
  staffName: string;
  /** The version that the author saw; 0 when there was none. */
  baseVersion: number;
}): Promise<SaveEarningAnswer> {
  const { merchantId, settings, staffName, baseVersion } = wish;
  // Shopify tells when an order was made in whole seconds: one of this very second is not from before.
  const at = new Date(Math.floor(now().getTime() / 1000) * 1000);
  return transaction(async (tx): Promise<SaveEarningAnswer> => {
    const version = await saveEarningVersion(tx, merchantId, {
      baseVersion,
      settings,
      author: staffName,
      note: null,
      effectiveFrom: at,
    });
    if (version === null) return { ok: false, reason: "stale" };
    if (version === 1) await startEarning(tx, merchantId, at);
    return { ok: true, version };
  });
}
