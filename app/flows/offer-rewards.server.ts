import type { MerchantId } from "#app/vocabulary/ids.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import {
  lockReward,
  orderRewards,
  setRewardStatus,
  type RewardStatus,
} from "#app/modules/redemption/index.ts";
import { recordStaffAction } from "#app/modules/staff/index.ts";
import { publishProgram } from "./publish/ask-to-publish.server.ts";

/**
 * Lets shoppers have a reward, or no more. What they hold already stays good.
 * @returns false when there is no such reward.
 */
export function setStatusOfReward(wish: {
  merchantId: MerchantId;
  rewardId: number;
  status: RewardStatus;
  staffName: string;
}): Promise<boolean> {
  const { merchantId, rewardId, status, staffName } = wish;
  const at = now();
  return transaction(async (tx) => {
    const reward = await lockReward(tx, merchantId, rewardId);
    if (!reward) return false;
    if (!(await setRewardStatus(tx, merchantId, { rewardId, status, at }))) return true;
    await publishProgram(tx, merchantId);
    const detail = { reward: rewardId, kind: reward.terms.offer.kind, status };
    const action = { merchantId, at, actor: staffName, profileId: null, detail };
    await recordStaffAction(tx, { kind: "reward_status_set", ...action });
    return true;
  });
}

/** Sorts the rewards as shoppers are to see them. */
export function sortRewards(wish: {
  merchantId: MerchantId;
  rewardIds: readonly number[];
  staffName: string;
}): Promise<void> {
  const { merchantId, rewardIds, staffName } = wish;
  return transaction(async (tx) => {
    await orderRewards(tx, merchantId, rewardIds);
    await publishProgram(tx, merchantId);
    const action = { merchantId, at: now(), actor: staffName, profileId: null, detail: {} };
    await recordStaffAction(tx, { kind: "rewards_sorted", ...action });
  });
}
