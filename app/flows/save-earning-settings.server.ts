import { startOfDay } from "#app/vocabulary/calendar.ts";
import type { MerchantId } from "#app/vocabulary/ids.ts";
import { dayIn, type Day } from "#app/vocabulary/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { EARNING, type EarningSettings } from "#app/modules/earning/index.ts";
import { EXPIRY, shortestLifeDays } from "#app/modules/expiry/index.ts";
import { newestVersion, saveVersion } from "#app/modules/programs/index.ts";
import { startEarning } from "#app/modules/shops/index.ts";
import { recordStaffAction } from "#app/modules/staff/index.ts";
import { publishProgram } from "./publish/ask-to-publish.server.ts";

export type SaveEarningAnswer =
  | { ok: true; version: number }
  | { ok: false; reason: "stale" }
  | { ok: false; reason: "invalid"; errors: Record<string, string> };

/** Points that end while they are still pending could never be spent. */
async function contradictions(
  merchantId: MerchantId,
  { waitDays }: EarningSettings,
): Promise<Record<string, string>> {
  const expiry = await newestVersion(merchantId, EXPIRY);
  const shortest = expiry && shortestLifeDays(expiry.settings);
  if (waitDays === 0 || shortest === null || shortest > waitDays) return {};
  return {
    waitDays: `Some points end ${shortest} days after they were earned, before this time is over. Wait less, or let points live longer.`,
  };
}

/**
 * Saves the earning settings as a new version, for orders made from now on or from a day on; orders that have earned keep theirs.
 * The first version starts the program: orders made before it earn only if a backfill is asked to give them points.
 */
export async function saveEarningSettings(wish: {
  merchantId: MerchantId;
  settings: EarningSettings;
  staffName: string;
  /** The version that the author saw; 0 when there was none. */
  baseVersion: number;
  /** The day of the shop's zone from which it counts; at once without one. */
  startsOn?: { day: Day; timeZone: string } | null;
  note?: string | null;
}): Promise<SaveEarningAnswer> {
  const { merchantId, settings, staffName, baseVersion, startsOn = null, note = null } = wish;
  const errors = await contradictions(merchantId, settings);
  if (startsOn && startsOn.day <= dayIn(startsOn.timeZone, now()))
    errors["startsOn"] = "Choose a day after today.";
  if (Object.keys(errors).length > 0) return { ok: false, reason: "invalid", errors };
  // Shopify tells when an order was made in whole seconds: one of this very second is not from before.
  const at = new Date(Math.floor(now().getTime() / 1000) * 1000);
  const effectiveFrom = startsOn ? startOfDay(startsOn.timeZone, startsOn.day) : at;
  return transaction(async (tx): Promise<SaveEarningAnswer> => {
    const version = await saveVersion(tx, merchantId, EARNING, {
      baseVersion,
      settings,
      author: staffName,
      note,
      effectiveFrom,
    });
    if (version === null) return { ok: false, reason: "stale" };
    if (version === 1) await startEarning(tx, merchantId, effectiveFrom);
    await publishProgram(tx, merchantId, { saved: { program: EARNING.name, version, effectiveFrom } });
    const action = { merchantId, at: now(), actor: staffName, profileId: null, detail: { version } };
    await recordStaffAction(tx, { kind: "earning_saved", ...action });
    return { ok: true, version };
  });
}
