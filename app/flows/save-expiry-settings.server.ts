import { startOfDay } from "#app/vocabulary/calendar.ts";
import type { MerchantId } from "#app/vocabulary/ids.ts";
import { dayIn, type Day } from "#app/vocabulary/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { enqueueJob } from "#app/platform/queue.server.ts";
import { redateLotsJob } from "#app/jobs/definitions/points-upkeep.ts";
import { EARNING } from "#app/modules/earning/index.ts";
import { EXPIRY, shortestLifeDays, type ExpirySettings } from "#app/modules/expiry/index.ts";
import { newestVersion, saveVersion } from "#app/modules/programs/index.ts";
import { recordStaffAction } from "#app/modules/staff/index.ts";

export type SaveExpiryAnswer =
  | { ok: true; version: number }
  | { ok: false; reason: "stale" }
  | { ok: false; reason: "invalid"; errors: Record<string, string> };

const LENGTH_FIELD = {
  never: "kind",
  months: "months",
  month_end: "months",
  days: "days",
  year_end: "years",
  yearly_date: "yearlyMinDays",
} as const;

/** Points that end while they are still pending could never be spent. */
async function contradictions(
  merchantId: MerchantId,
  settings: ExpirySettings,
): Promise<Record<string, string>> {
  const waitDays = (await newestVersion(merchantId, EARNING))?.settings.waitDays ?? 0;
  const shortest = shortestLifeDays(settings);
  if (waitDays === 0 || shortest === null || shortest > waitDays) return {};
  const wait = waitDays === 1 ? "1 day" : `${waitDays} days`;
  return {
    [LENGTH_FIELD[settings.kind]]:
      `Points wait ${wait} before they can be spent, so some would end before that. Let them live longer.`,
  };
}

export interface ExpiryWish {
  merchantId: MerchantId;
  settings: ExpirySettings;
  staffName: string;
  /** The version that the author saw; 0 when there was none. */
  baseVersion: number;
  appliesTo: "new" | "all";
  /** Only when it applies to all. */
  noticeDays: number;
  /** The day of the shop's zone from which it counts; null: at once. */
  startsOn: Day | null;
  timeZone: string;
  note: string | null;
}

/**
 * Saves when points end, as a new version: for points earned from then on, and if asked for those that people have
 * already, which nobody loses sooner than the notice says. A scheduled version waits, and so does its job.
 */
export async function saveExpirySettings(wish: ExpiryWish): Promise<SaveExpiryAnswer> {
  const { merchantId, settings, staffName, baseVersion, appliesTo, noticeDays, startsOn, timeZone, note } =
    wish;
  const at = now();
  const errors = await contradictions(merchantId, settings);
  if (startsOn !== null && startsOn <= dayIn(timeZone, at)) errors["startsOn"] = "Choose a day after today.";
  if (Object.keys(errors).length > 0) return { ok: false, reason: "invalid", errors };
  const effectiveFrom = startsOn === null ? at : startOfDay(timeZone, startsOn);
  return transaction(async (tx): Promise<SaveExpiryAnswer> => {
    const saved = { baseVersion, settings, author: staffName, note, effectiveFrom };
    const version = await saveVersion(tx, merchantId, EXPIRY, saved);
    if (version === null) return { ok: false, reason: "stale" };
    if (appliesTo === "all") {
      const job = { merchantId, version, noticeDays, after: 0 };
      await enqueueJob(tx, redateLotsJob, job, startsOn === null ? {} : { runAt: effectiveFrom });
    }
    const detail = { version, appliesTo, ...(startsOn === null ? {} : { startsOn }) };
    const action = { merchantId, at, actor: staffName, profileId: null, detail };
    await recordStaffAction(tx, { kind: "expiry_saved", ...action });
    return { ok: true, version };
  });
}
