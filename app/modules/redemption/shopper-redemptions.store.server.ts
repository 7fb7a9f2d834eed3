import type { ProfileId, Tenant } from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";
import type { RedemptionState, RedemptionTerms } from "./redemption.ts";

/** A reward that a shopper has spent points on and can still use. */
export interface UsableRedemption {
  redemptionId: number;
  points: number;
  /** The merchant's names for the reward, by language. */
  names: Record<string, string>;
  terms: RedemptionTerms;
  state: RedemptionState;
  code: string | null;
  expiresAt: Date;
}

interface UsableRow {
  redemption_id: number;
  points: number;
  names: Record<string, string> | null;
  terms: RedemptionTerms;
  state: RedemptionState;
  code: string | null;
  expires_at: Date;
}

const MOST_SHOWN = 100;

/** What a person can use in a shop, the newest first: what is reserved or issued, and gift cards, which end later. */
export async function listUsableRedemptions(
  tx: Sql,
  { merchantId, shopId }: Tenant,
  profileId: ProfileId,
  now: Date,
): Promise<UsableRedemption[]> {
  const { rows } = await tx.query<UsableRow>({
    name: "usable-redemptions",
    text: `SELECT r.redemption_id, r.points, w.terms->'names' AS names, r.terms, r.state, r.code, r.expires_at
           FROM redemption r
           LEFT JOIN reward w ON w.merchant_id = r.merchant_id AND w.reward_id = r.reward_id
           WHERE r.merchant_id = $1 AND r.profile_id = $2 AND r.shop_id = $3 AND r.expires_at > $4
             AND (r.state IN ('reserved', 'issued')
               OR r.state = 'captured' AND r.order_id IS NULL AND r.code IS NOT NULL)
           ORDER BY r.created_at DESC, r.redemption_id DESC LIMIT $5`,
    values: [merchantId, profileId, shopId, now, MOST_SHOWN],
  });
  return rows.map((row) => ({
    redemptionId: row.redemption_id,
    points: row.points,
    names: row.names ?? {},
    terms: row.terms,
    state: row.state,
    code: row.code,
    expiresAt: row.expires_at,
  }));
}

/** How often a person had each of some rewards since an instant of its own, what came to nothing aside. */
export async function countHadEach(
  tx: Sql,
  { merchantId }: Pick<Tenant, "merchantId">,
  profileId: ProfileId,
  limits: readonly { rewardId: number; since: Date | null }[],
): Promise<Map<number, number>> {
  if (limits.length === 0) return new Map();
  const { rows } = await tx.query<{ reward_id: number; had: number }>({
    name: "count-redemptions-each",
    text: `SELECT r.reward_id, count(*)::int AS had
           FROM unnest($3::bigint[], $4::timestamptz[]) AS k(reward_id, since)
           JOIN redemption r ON r.merchant_id = $1 AND r.profile_id = $2 AND r.reward_id = k.reward_id
             AND r.created_at >= COALESCE(k.since, '-infinity') AND r.state <> 'released'
           GROUP BY r.reward_id`,
    values: [
      merchantId,
      profileId,
      limits.map((limit) => limit.rewardId),
      limits.map((limit) => limit.since),
    ],
  });
  return new Map(rows.map((row) => [row.reward_id, row.had]));
}

/** What a person got for points that were reserved once, whatever became of it, by the number of the hold. */
export async function listRewardsOfHolds(
  tx: Sql,
  { merchantId }: Pick<Tenant, "merchantId">,
  profileId: ProfileId,
  holdIds: readonly number[],
): Promise<Map<number, Pick<UsableRedemption, "names" | "terms">>> {
  if (holdIds.length === 0) return new Map();
  const { rows } = await tx.query<Pick<UsableRow, "names" | "terms"> & { hold_id: number }>({
    name: "rewards-of-holds",
    text: `SELECT DISTINCT ON (r.hold_id) r.hold_id, w.terms->'names' AS names, r.terms FROM redemption r
           LEFT JOIN reward w ON w.merchant_id = r.merchant_id AND w.reward_id = r.reward_id
           WHERE r.merchant_id = $1 AND r.profile_id = $2 AND r.hold_id = ANY ($3::bigint[])
           ORDER BY r.hold_id, r.redemption_id DESC`,
    values: [merchantId, profileId, holdIds],
  });
  return new Map(rows.map((row) => [row.hold_id, { names: row.names ?? {}, terms: row.terms }]));
}
