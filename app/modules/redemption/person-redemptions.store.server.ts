import type { MerchantId } from "#app/vocabulary/ids.ts";
import { sql } from "#app/platform/db.server.ts";
import { REDEMPTION_COLUMNS, toRedemption, type RedemptionRow } from "./redemption-row.ts";
import type { Redemption } from "./redemption.ts";

/** A redemption beside what its reward is called today. */
export interface NamedRedemption extends Redemption {
  names: Record<string, string>;
}

/** What a person has spent points on in every shop of the merchant, the newest first; nothing that only was replaced. */
export async function listRedemptionsOf(
  merchantId: MerchantId,
  profileId: number,
  limit: number,
): Promise<NamedRedemption[]> {
  const { rows } = await sql.query<RedemptionRow & { names: Record<string, string> | null }>({
    name: "person-redemptions",
    text: `SELECT ${REDEMPTION_COLUMNS}, w.terms->'names' AS names
           FROM redemption r
           LEFT JOIN reward w ON w.merchant_id = r.merchant_id AND w.reward_id = r.reward_id
           WHERE r.merchant_id = $1 AND r.profile_id = $2 AND r.release_reason IS DISTINCT FROM 'reissued'
           ORDER BY r.created_at DESC, r.redemption_id DESC LIMIT $3`,
    values: [merchantId, profileId, limit],
  });
  return rows.map((row) => ({ ...toRedemption(row), names: row.names ?? {} }));
}

/** Redemptions after one, in the order of their numbers. */
export async function listRedemptionsAfter(
  merchantId: MerchantId,
  after: number,
  limit: number,
): Promise<Redemption[]> {
  const { rows } = await sql.query<RedemptionRow>({
    name: "export-redemptions",
    text: `SELECT ${REDEMPTION_COLUMNS} FROM redemption r
           WHERE r.merchant_id = $1 AND r.redemption_id > $2 ORDER BY r.redemption_id LIMIT $3`,
    values: [merchantId, after, limit],
  });
  return rows.map(toRedemption);
}
