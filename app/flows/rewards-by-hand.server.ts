import type { ProfileId } from "#app/vocabulary/ids.ts";
import type { Points } from "#app/vocabulary/points.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { listCustomersOf } from "#app/modules/profiles/index.ts";
import { readRedemption } from "#app/modules/redemption/index.ts";
import type { Shop } from "#app/modules/shops/index.ts";
import { recordStaffAction } from "#app/modules/staff/index.ts";
import { endRedemption, type UndoAnswer } from "./end-redemption.server.ts";
import { redeemReward, type RedeemAnswer } from "./redeem-reward.server.ts";

interface ByHand {
  shop: Shop;
  profileId: ProfileId;
  staffName: string;
}

/** A member of staff spends a member's points on a reward for them, bound to their customer in this shop. */
export async function giveReward(
  wish: ByHand & { rewardId: number; points: Points | null; requestId: string },
): Promise<RedeemAnswer> {
  const { shop, profileId, staffName, rewardId, points, requestId } = wish;
  const { merchantId, currency } = shop;
  const customers = await transaction((tx) => listCustomersOf(tx, merchantId, [profileId]));
  const customerId = customers.find(({ shopId }) => shopId === shop.shopId)?.customerId ?? null;
  const asked = { shop, profileId, customerId, rewardId, points, requestId, currency, basket: null };
  return redeemReward({ ...asked, surface: "admin", actor: staffName });
}

/** A member of staff takes back what a member has not used: the points are theirs again (edge case R12). */
export function takeRewardBack(wish: ByHand & { redemptionId: number }): Promise<UndoAnswer> {
  const { shop, profileId, staffName, redemptionId } = wish;
  const { merchantId } = shop;
  const at = now();
  return transaction(async (tx): Promise<UndoAnswer> => {
    const redemption = await readRedemption(tx, merchantId, redemptionId);
    if (redemption?.profileId !== profileId) return { ok: false, reason: "unknown_redemption" };
    const ending = { reason: "undone_by_staff" as const, actor: staffName, at };
    const state = await endRedemption(tx, redemption, ending);
    if (state === "captured") return { ok: false, reason: "already_used" };
    if (state !== "released") {
      const detail = { reward: redemption.rewardId, points: redemption.points };
      const action = { merchantId, at, actor: staffName, profileId, detail };
      await recordStaffAction(tx, { kind: "reward_taken_back", ...action });
    }
    return { ok: true };
  });
}
