import { asProfileId, type MerchantId, type ProfileId } from "#app/vocabulary/ids.ts";
import { toPoints, type Points } from "#app/vocabulary/points.ts";
import type { Sql } from "#app/platform/db.server.ts";

/** What somebody can spend, without lots that are due, and what they owe. */
export interface PersonHolding {
  spendable: Points;
  debt: Points;
}

/** Nobody else changes these balances until the transaction ends. Also for people who have no account yet. */
export async function lockAccounts(
  tx: Sql,
  merchantId: MerchantId,
  profileIds: readonly ProfileId[],
): Promise<void> {
  await tx.query({
    name: "make-accounts",
    text: `INSERT INTO ledger_account (merchant_id, profile_id)
           SELECT $1, p FROM unnest($2::bigint[]) AS p ORDER BY p ON CONFLICT DO NOTHING`,
    values: [merchantId, profileIds],
  });
  await tx.query({
    name: "lock-accounts",
    text: `SELECT 1 FROM ledger_account WHERE merchant_id = $1 AND profile_id = ANY ($2::bigint[])
           ORDER BY profile_id FOR UPDATE`,
    values: [merchantId, profileIds],
  });
}

/** Holdings of many people; who is not in the answer has nothing. */
export async function readHoldings(
  tx: Sql,
  merchantId: MerchantId,
  profileIds: readonly ProfileId[],
  now: Date,
): Promise<Map<ProfileId, PersonHolding>> {
  const { rows } = await tx.query<{ profile_id: number; spendable: number; debt: number }>({
    name: "read-holdings",
    text: `SELECT a.profile_id, a.debt, a.available - COALESCE((
               SELECT sum(l.remaining) FROM point_lot l WHERE l.merchant_id = $1 AND l.profile_id = a.profile_id
                 AND l.remaining > 0 AND l.expires_at <= $3), 0)::bigint AS spendable
           FROM ledger_account a WHERE a.merchant_id = $1 AND a.profile_id = ANY ($2::bigint[])`,
    values: [merchantId, profileIds, now],
  });
  return new Map(
    rows.map((row) => [
      asProfileId(row.profile_id),
      { spendable: toPoints(row.spendable), debt: toPoints(row.debt) },
    ]),
  );
}
