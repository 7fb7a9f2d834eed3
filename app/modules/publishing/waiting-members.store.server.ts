import { asMerchantId, asProfileId, type MerchantId, type ProfileId } from "#app/vocabulary/ids.ts";
import { sql, type Sql } from "#app/platform/db.server.ts";

/** Somebody who waits to be published, with the note that says so. */
export interface WaitingMember {
  seq: number;
  profileId: ProfileId;
}

/** Merchants with an installed shop, of whose members some wait. */
export async function listMerchantsWaiting(): Promise<MerchantId[]> {
  const { rows } = await sql.query<{ merchant_id: number }>({
    name: "merchants-to-publish",
    text: `SELECT DISTINCT s.merchant_id FROM shop s WHERE s.status = 'installed'
             AND EXISTS (SELECT FROM member_to_publish p WHERE p.merchant_id = s.merchant_id)
           ORDER BY s.merchant_id`,
  });
  return rows.map((row) => asMerchantId(row.merchant_id));
}

/** The notes that wait longest. */
export async function listWaitingMembers(merchantId: MerchantId, limit: number): Promise<WaitingMember[]> {
  const { rows } = await sql.query<{ seq: number; profile_id: number }>({
    name: "members-to-publish",
    text: `SELECT seq, profile_id FROM member_to_publish WHERE merchant_id = $1 ORDER BY seq LIMIT $2`,
    values: [merchantId, limit],
  });
  return rows.map((row) => ({ seq: row.seq, profileId: asProfileId(row.profile_id) }));
}

/** Takes off exactly these notes: one that came in between stays, whatever its number. */
export async function takeOffWaiting(
  merchantId: MerchantId,
  members: readonly WaitingMember[],
): Promise<void> {
  await sql.query({
    name: "members-published",
    text: "DELETE FROM member_to_publish WHERE merchant_id = $1 AND seq = ANY ($2::bigint[])",
    values: [merchantId, members.map(({ seq }) => seq)],
  });
}

/** Everybody of a merchant waits: the words for tiers have changed, or Shopify may have lost what it had. */
export async function letAllWait(tx: Sql, merchantId: MerchantId): Promise<void> {
  await tx.query({
    name: "publish-all-members",
    text: `INSERT INTO member_to_publish (merchant_id, profile_id)
           SELECT $1, profile_id FROM (
             SELECT profile_id FROM ledger_account WHERE merchant_id = $1 AND available > 0
             UNION SELECT profile_id FROM member_tier WHERE merchant_id = $1 AND tier IS NOT NULL) AS members
           ORDER BY profile_id`,
    values: [merchantId],
  });
}
