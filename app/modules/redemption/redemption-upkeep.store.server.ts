import type { MerchantId, ShopId } from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";
import { REDEMPTION_COLUMNS, toRedemption, type RedemptionRow } from "./redemption-row.ts";
import type { Redemption } from "./redemption.ts";

/** A redemption that is between the points and Shopify. */
export interface Unfinished {
  redemption: Redemption;
  /** It replaces a code that somebody had already. */
  isReplacement: boolean;
}

/** What a crash or a slow answer left between the points and Shopify, the oldest first. */
export async function listUnfinished(
  tx: Sql,
  merchantId: MerchantId,
  createdBefore: Date,
  limit: number,
): Promise<Unfinished[]> {
  const { rows } = await tx.query<RedemptionRow & { replaces: boolean }>({
    name: "unfinished-redemptions",
    text: `SELECT ${REDEMPTION_COLUMNS}, r.key LIKE 'reissue:%' AS replaces FROM redemption r
           WHERE r.merchant_id = $1 AND r.state = 'reserved' AND r.created_at < $2 ORDER BY r.created_at LIMIT $3`,
    values: [merchantId, createdBefore, limit],
  });
  return rows.map((row) => ({ redemption: toRedemption(row), isReplacement: row.replaces }));
}

/** What still stands in a shop after its end, the first ended first. */
export async function listLeftOver(
  tx: Sql,
  { merchantId, shopId }: { merchantId: MerchantId; shopId: ShopId },
  limit: number,
): Promise<Redemption[]> {
  const { rows } = await tx.query<RedemptionRow>({
    name: "left-over-redemptions",
    text: `SELECT ${REDEMPTION_COLUMNS} FROM redemption r
           WHERE r.merchant_id = $1 AND r.shop_id = $2 AND r.state = 'released' AND r.shopify_gid IS NOT NULL
             AND r.removed_at IS NULL
           ORDER BY r.closed_at LIMIT $3`,
    values: [merchantId, shopId, limit],
  });
  return rows.map(toRedemption);
}

/** Nothing of it is left in Shopify. */
export async function markRemoved(
  tx: Sql,
  merchantId: MerchantId,
  redemptionIds: readonly number[],
  at: Date,
): Promise<void> {
  await tx.query({
    name: "mark-removed",
    text: `UPDATE redemption SET removed_at = $3
           WHERE merchant_id = $1 AND redemption_id = ANY ($2::bigint[]) AND removed_at IS NULL`,
    values: [merchantId, redemptionIds, at],
  });
}

/** Codes that are out with terms from before a reward was changed (edge case R8). */
export async function listOutdated(
  tx: Sql,
  reward: { merchantId: MerchantId; rewardId: number; revision: number },
  after: number,
  limit: number,
): Promise<Redemption[]> {
  const { rows } = await tx.query<RedemptionRow>({
    name: "outdated-redemptions",
    text: `SELECT ${REDEMPTION_COLUMNS} FROM redemption r
           WHERE r.merchant_id = $1 AND r.reward_id = $2 AND r.state = 'issued' AND r.reward_revision < $3
             AND r.redemption_id > $4
           ORDER BY r.redemption_id LIMIT $5`,
    values: [reward.merchantId, reward.rewardId, reward.revision, after, limit],
  });
  return rows.map(toRedemption);
}

/** How many such codes are out. */
export async function countOutdated(
  tx: Sql,
  { merchantId, rewardId, revision }: { merchantId: MerchantId; rewardId: number; revision: number },
): Promise<number> {
  const { rows } = await tx.query<{ n: number }>({
    name: "count-outdated-redemptions",
    text: `SELECT count(*)::int AS n FROM redemption
           WHERE merchant_id = $1 AND reward_id = $2 AND state = 'issued' AND reward_revision < $3`,
    values: [merchantId, rewardId, revision],
  });
  return rows[0]?.n ?? 0;
}

/** All of them, a page at a time. */
export async function listRedemptionsToAudit(
  tx: Sql,
  merchantId: MerchantId,
  after: number,
  limit: number,
): Promise<Redemption[]> {
  const { rows } = await tx.query<RedemptionRow>({
    name: "redemptions-to-audit",
    text: `SELECT ${REDEMPTION_COLUMNS} FROM redemption r WHERE r.merchant_id = $1 AND r.redemption_id > $2
           ORDER BY r.redemption_id LIMIT $3`,
    values: [merchantId, after, limit],
  });
  return rows.map(toRedemption);
}
