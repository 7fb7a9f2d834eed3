import type { MerchantId, ProfileId } from "#app/vocabulary/ids.ts";
import { NO_POINTS, toPoints, type Points } from "#app/vocabulary/points.ts";
import { dayIn } from "#app/vocabulary/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { rollUpMovements } from "#app/modules/analytics/index.ts";
import { noteActivity, postAll, readBalance } from "#app/modules/ledger/index.ts";
import { loadProfiles, lockProfiles } from "#app/modules/profiles/index.ts";
import { listShops } from "#app/modules/shops/index.ts";
import { recordStaffAction } from "#app/modules/staff/index.ts";
import { lotExpiry } from "./expiry-policy.server.ts";

/** Points that a member of staff adds (above zero) or takes, with the reason that the shopper will read. */
export interface Adjustment {
  merchantId: MerchantId;
  profileId: ProfileId;
  points: Points;
  note: string;
  staffName: string;
  /** Names this wish of this person: sent twice, it is done once. */
  requestId: string;
}

export type AdjustmentAnswer =
  | { ok: true; available: Points }
  | { ok: false; reason: "insufficient" | "unknown_member" | "duplicate_conflict" };

/** Adjusts one balance by hand. More points than are available are not taken. */
export async function adjustPoints(wish: Adjustment): Promise<AdjustmentAnswer> {
  const { merchantId, profileId, points, note, staffName, requestId } = wish;
  const [shop] = await listShops(merchantId);
  if (!shop) return { ok: false, reason: "unknown_member" };
  const at = now();
  return transaction(async (tx): Promise<AdjustmentAnswer> => {
    // Under the lock the person cannot become another one between the look and the posting.
    await lockProfiles(tx, [{ merchantId, profileId }]);
    const { profiles } = await loadProfiles(tx, [], [{ merchantId, profileId }]);
    const profile = profiles.find((candidate) => candidate.profileId === profileId);
    if (!profile || profile.mergedInto !== null) return { ok: false, reason: "unknown_member" };
    const [status] = await postAll(tx, [
      {
        merchantId,
        profileId,
        kind: "adjust",
        source: "manual",
        pending: NO_POINTS,
        available: points,
        shortfall: NO_POINTS,
        onShortage: "refuse",
        key: `adjust:${profileId}:${requestId}`,
        shopId: null,
        orderId: null,
        ruleVersion: null,
        reason: "adjusted",
        note,
        actor: staffName,
        occurredAt: at,
        earnedAt: at,
        expiresAt: points > 0 ? (await lotExpiry(tx, shop, at))(at) : null,
      },
    ]);
    if (status === "refused") return { ok: false, reason: "insufficient" };
    if (status === "conflict") return { ok: false, reason: "duplicate_conflict" };
    if (status === "posted") {
      const day = dayIn(shop.timeZone, at);
      await rollUpMovements(tx, [{ field: "adjusted", merchantId, shopId: shop.shopId, day, points }]);
      if (points > 0) await noteActivity(tx, merchantId, [profileId], at);
      const action = { merchantId, at, actor: staffName, profileId, detail: { points } };
      await recordStaffAction(tx, { kind: "points_adjusted", ...action });
    }
    const { available } = await readBalance(merchantId, profileId, tx);
    return { ok: true, available: toPoints(available) };
  });
}
