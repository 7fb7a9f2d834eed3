import type { MerchantId } from "#app/vocabulary/ids.ts";
import { sql, type Sql } from "#app/platform/db.server.ts";
import { rewardTerms, type Reward, type RewardStatus } from "./reward.ts";

/** A reward with how many of it are out or used: never more than its stock. */
export interface StockedReward extends Reward {
  taken: number;
}

export interface RewardRow {
  reward_id: number;
  revision: number;
  status: RewardStatus;
  position: number;
  terms: unknown;
  taken: number;
}

const COLUMNS = "reward_id, revision, status, position, terms, taken";

export const toReward = (row: RewardRow): StockedReward => ({
  rewardId: row.reward_id,
  revision: row.revision,
  status: row.status,
  position: row.position,
  // Every field added later has a default, so older terms stay readable.
  terms: rewardTerms.parse(row.terms),
  taken: row.taken,
});

/** A reward as it is now, of whatever status; null when there is none. */
export async function readReward(
  tx: Sql,
  merchantId: MerchantId,
  rewardId: number,
): Promise<StockedReward | null> {
  const { rows } = await tx.query<RewardRow>({
    name: "read-reward",
    text: `SELECT ${COLUMNS} FROM reward WHERE merchant_id = $1 AND reward_id = $2`,
    values: [merchantId, rewardId],
  });
  return rows[0] ? toReward(rows[0]) : null;
}

/** So many more (or, below zero, fewer) of a reward are out. */
export async function countTaken(
  tx: Sql,
  merchantId: MerchantId,
  rewardId: number,
  change: 1 | -1,
): Promise<void> {
  await tx.query({
    name: "count-taken",
    text: "UPDATE reward SET taken = greatest(0, taken + $3) WHERE merchant_id = $1 AND reward_id = $2",
    values: [merchantId, rewardId, change],
  });
}

/** A shopper's list: far more than a shop offers, and a limit. */
const MOST_SHOWN = 200;

/** The rewards that can be had, in the merchant's order. */
export async function listActiveRewards(merchantId: MerchantId, tx: Sql = sql): Promise<StockedReward[]> {
  const { rows } = await tx.query<RewardRow>({
    name: "active-rewards",
    text: `SELECT ${COLUMNS} FROM reward WHERE merchant_id = $1 AND status = 'active'
           ORDER BY position, reward_id LIMIT $2`,
    values: [merchantId, MOST_SHOWN],
  });
  return rows.map(toReward);
}
