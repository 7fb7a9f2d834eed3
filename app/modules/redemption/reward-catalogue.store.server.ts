import type { MerchantId } from "#app/vocabulary/ids.ts";
import { sql, type Sql } from "#app/platform/db.server.ts";
import { rewardTerms, type RewardStatus, type RewardTerms } from "./reward.ts";
import { toReward, type RewardRow, type StockedReward } from "./rewards.store.server.ts";

/** Who saved what when. */
interface Saving {
  terms: RewardTerms;
  author: string;
  at: Date;
}

async function keepRevision(
  tx: Sql,
  merchantId: MerchantId,
  { rewardId, revision }: { rewardId: number; revision: number },
  { terms, author, at }: Saving,
): Promise<void> {
  await tx.query({
    name: "keep-reward-revision",
    text: `INSERT INTO reward_revision (merchant_id, reward_id, revision, terms, author, created_at)
           VALUES ($1, $2, $3, $4, $5, $6)`,
    values: [merchantId, rewardId, revision, JSON.stringify(terms), author, at],
  });
}

/** A new reward, last in the list and not yet to be had. @returns its number. */
export async function createReward(tx: Sql, merchantId: MerchantId, saving: Saving): Promise<number> {
  const { rows } = await tx.query<{ reward_id: number }>({
    text: `INSERT INTO reward (merchant_id, position, terms, created_at, updated_at)
           SELECT $1, COALESCE(max(position) + 1, 0), $2, $3, $3 FROM reward WHERE merchant_id = $1
           RETURNING reward_id`,
    values: [merchantId, JSON.stringify(saving.terms), saving.at],
  });
  const rewardId = rows[0]?.reward_id;
  if (rewardId === undefined) throw new Error("a reward was not written");
  await keepRevision(tx, merchantId, { rewardId, revision: 1 }, saving);
  return rewardId;
}

/**
 * Saves terms on top of the revision that the author saw. Redemptions keep what they were promised (edge case R8).
 * @returns the new revision, or null when somebody else saved in between.
 */
export async function saveReward(
  tx: Sql,
  merchantId: MerchantId,
  base: { rewardId: number; revision: number },
  saving: Saving,
): Promise<number | null> {
  const { rows } = await tx.query<{ revision: number }>({
    text: `UPDATE reward SET revision = revision + 1, terms = $4, updated_at = $5
           WHERE merchant_id = $1 AND reward_id = $2 AND revision = $3 RETURNING revision`,
    values: [merchantId, base.rewardId, base.revision, JSON.stringify(saving.terms), saving.at],
  });
  const revision = rows[0]?.revision;
  if (revision === undefined) return null;
  await keepRevision(tx, merchantId, { rewardId: base.rewardId, revision }, saving);
  return revision;
}

/** The reward, held so that neither its terms nor its count change before this transaction ends. */
export async function lockReward(
  tx: Sql,
  merchantId: MerchantId,
  rewardId: number,
): Promise<StockedReward | null> {
  const { rows } = await tx.query<RewardRow>({
    text: `SELECT reward_id, revision, status, position, terms, taken FROM reward
           WHERE merchant_id = $1 AND reward_id = $2 FOR NO KEY UPDATE`,
    values: [merchantId, rewardId],
  });
  return rows[0] ? toReward(rows[0]) : null;
}

/** False when there is no such reward, or it has that status already. */
export async function setRewardStatus(
  tx: Sql,
  merchantId: MerchantId,
  { rewardId, status, at }: { rewardId: number; status: RewardStatus; at: Date },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    text: `UPDATE reward SET status = $3, updated_at = $4
           WHERE merchant_id = $1 AND reward_id = $2 AND status <> $3`,
    values: [merchantId, rewardId, status, at],
  });
  return rowCount === 1;
}

/** The order in which shoppers see rewards; those that are not named follow as they were. */
export async function orderRewards(
  tx: Sql,
  merchantId: MerchantId,
  rewardIds: readonly number[],
): Promise<void> {
  // Locked in one order, as two members of staff may sort at once.
  await tx.query({
    text: `WITH locked AS (
             SELECT reward_id, position FROM reward WHERE merchant_id = $1 ORDER BY reward_id FOR NO KEY UPDATE
           ), sorted AS (
             SELECT reward_id, row_number() OVER (
               ORDER BY array_position($2::bigint[], reward_id) NULLS LAST, position, reward_id
             ) - 1 AS place FROM locked
           )
           UPDATE reward r SET position = sorted.place FROM sorted
           WHERE r.merchant_id = $1 AND r.reward_id = sorted.reward_id AND r.position <> sorted.place`,
    values: [merchantId, rewardIds],
  });
}

/** A page of staff: far more than anybody offers, and a limit. */
const MOST_LISTED = 500;

/** Every reward of whatever status, in the order in which shoppers see them. */
export async function listRewards(merchantId: MerchantId): Promise<StockedReward[]> {
  const { rows } = await sql.query<RewardRow>({
    name: "all-rewards",
    text: `SELECT reward_id, revision, status, position, terms, taken FROM reward
           WHERE merchant_id = $1 ORDER BY position, reward_id LIMIT $2`,
    values: [merchantId, MOST_LISTED],
  });
  return rows.map(toReward);
}

export interface RewardRevision {
  revision: number;
  terms: RewardTerms;
  author: string;
  createdAt: Date;
}

/** What a reward was before, the newest first. */
export async function listRevisions(
  merchantId: MerchantId,
  rewardId: number,
  limit: number,
): Promise<RewardRevision[]> {
  const { rows } = await sql.query<{ revision: number; terms: unknown; author: string; created_at: Date }>({
    text: `SELECT revision, terms, author, created_at FROM reward_revision
           WHERE merchant_id = $1 AND reward_id = $2 ORDER BY revision DESC LIMIT $3`,
    values: [merchantId, rewardId, limit],
  });
  return rows.map(({ created_at, terms, ...row }) => ({
    ...row,
    terms: rewardTerms.parse(terms),
    createdAt: created_at,
  }));
}
