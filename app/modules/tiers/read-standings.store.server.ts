import { asProfileId, type MerchantId, type ProfileId } from "#app/vocabulary/ids.ts";
import type { Day } from "#app/vocabulary/time.ts";
import type { Sql } from "#app/platform/db.server.ts";

/**
 * The tier that counts for somebody, and the last day for which it is certain: that of a floor set by staff. Null for
 * what is counted, which stays until it is decided again.
 */
export interface TierHeld {
  tier: string;
  until: Day | null;
}

/** Tiers of many people, as they were decided last; who is not in the answer has none. */
export async function readTiersHeld(
  tx: Sql,
  merchantId: MerchantId,
  profileIds: readonly ProfileId[],
): Promise<Map<ProfileId, TierHeld>> {
  const { rows } = await tx.query<{ profile_id: number; tier: string; until: Day | null }>({
    name: "tiers-held",
    text: `SELECT profile_id, tier,
             CASE WHEN tier IS DISTINCT FROM base_tier THEN floor_until END AS until
           FROM member_tier WHERE merchant_id = $1 AND profile_id = ANY ($2::bigint[]) AND tier IS NOT NULL`,
    values: [merchantId, profileIds],
  });
  return new Map(rows.map(({ profile_id, tier, until }) => [asProfileId(profile_id), { tier, until }]));
}
