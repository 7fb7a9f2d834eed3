import { startOfDay } from "#app/vocabulary/calendar.ts";
import { dayIn, type Day } from "#app/vocabulary/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction, type Sql } from "#app/platform/db.server.ts";
import { enqueueJob } from "#app/platform/queue.server.ts";
import { countOrdersJob, evaluateTiersJob } from "#app/jobs/definitions/tiers.ts";
import { saveVersion } from "#app/modules/programs/index.ts";
import { listShops, type Shop } from "#app/modules/shops/index.ts";
import { recordStaffAction } from "#app/modules/staff/index.ts";
import { TIERS, type TiersSettings } from "#app/modules/tiers/index.ts";
import { askForPerksDiscount } from "./keep-perks-discount.server.ts";
import { publishProgram } from "./publish/ask-to-publish.server.ts";

export type SaveTiersAnswer =
  | { ok: true; version: number }
  | { ok: false; reason: "stale" }
  | { ok: false; reason: "invalid"; errors: Record<string, string> };

export interface TiersWish {
  shop: Pick<Shop, "merchantId" | "timeZone">;
  settings: TiersSettings;
  staffName: string;
  /** The version that the author saw; 0 when there was none. */
  baseVersion: number;
  /** The day of the shop's zone from which it counts; null: at once. */
  startsOn: Day | null;
  note: string | null;
}

/** With the first ladder, orders from before have to tell what they count; then, or at once, members are placed. */
async function placeMembers(tx: Sql, merchantId: Shop["merchantId"], version: number, runAt: Date | null) {
  const [first] = await listShops(merchantId, tx);
  if (version === 1 && first)
    return enqueueJob(tx, countOrdersJob, { merchantId, shopId: first.shopId, after: null });
  return enqueueJob(tx, evaluateTiersJob, { merchantId }, runAt ? { runAt } : {});
}

/** Saves the ladder as a new version; members move at once, or on the day it starts (edge case T3). */
export async function saveTiersSettings(wish: TiersWish): Promise<SaveTiersAnswer> {
  const { settings, staffName, baseVersion, startsOn, note } = wish;
  const { merchantId, timeZone } = wish.shop;
  const at = now();
  if (startsOn !== null && startsOn <= dayIn(timeZone, at))
    return { ok: false, reason: "invalid", errors: { startsOn: "Choose a day after today." } };
  const effectiveFrom = startsOn === null ? at : startOfDay(timeZone, startsOn);
  return transaction(async (tx): Promise<SaveTiersAnswer> => {
    const saved = { baseVersion, settings, author: staffName, note, effectiveFrom };
    const version = await saveVersion(tx, merchantId, TIERS, saved);
    if (version === null) return { ok: false, reason: "stale" };
    const runAt = startsOn === null ? null : effectiveFrom;
    await placeMembers(tx, merchantId, version, runAt);
    await askForPerksDiscount(tx, merchantId, { runAt });
    const change = { program: TIERS.name, version, effectiveFrom };
    await publishProgram(tx, merchantId, { saved: change, members: true });
    const detail = { version, ...(startsOn === null ? {} : { startsOn }) };
    const action = { merchantId, at, actor: staffName, profileId: null, detail };
    await recordStaffAction(tx, { kind: "tiers_saved", ...action });
    return { ok: true, version };
  });
}
