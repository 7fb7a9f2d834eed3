import { asProfileId, type MerchantId, type ProfileId } from "#app/vocabulary/ids.ts";
import { toPoints, type Points } from "#app/vocabulary/points.ts";
import type { Sql } from "#app/platform/db.server.ts";

/** Points of one person that were written off. */
export interface Expired {
  profileId: ProfileId;
  /** When they stopped being spendable. */
  at: Date;
  points: Points;
}

interface ExpiredRow {
  profile_id: number;
  at: Date;
  points: number;
}

const toExpired = (row: ExpiredRow): Expired => ({
  profileId: asProfileId(row.profile_id),
  at: row.at,
  points: toPoints(row.points),
});

/** Writes off due lots of some people; empty when none is due. They were not spendable before either (law 8). */
export async function expireDueLots(
  tx: Sql,
  merchantId: MerchantId,
  now: Date,
  limit: number,
): Promise<Expired[]> {
  const { rows } = await tx.query<ExpiredRow>({
    name: "ledger-expire",
    text: "SELECT profile_id, at, points FROM ledger_expire($1, $2, $3)",
    values: [merchantId, limit, now],
  });
  return rows.map(toExpired);
}

/** Writes off everything of some people who were last active before an instant; empty when there is nobody. */
export async function expireIdleAccounts(
  tx: Sql,
  merchantId: MerchantId,
  idleBefore: Date,
  now: Date,
  limit: number,
): Promise<Expired[]> {
  const { rows } = await tx.query<ExpiredRow>({
    name: "ledger-expire-idle",
    text: "SELECT profile_id, at, points FROM ledger_expire_idle($1, $2, $3, $4)",
    values: [merchantId, idleBefore, limit, now],
  });
  return rows.map(toExpired);
}

/** An open lot, as a change of the expiry policy sees it. */
export interface OpenLot {
  profileId: ProfileId;
  version: number;
  lotNo: number;
  earnedAt: Date;
  expiresAt: Date | null;
}

/** Open lots of the next people after one, their accounts locked in the order of their keys. */
export async function lockOpenLots(
  tx: Sql,
  merchantId: MerchantId,
  after: number,
  people: number,
): Promise<OpenLot[]> {
  const { rows: accounts } = await tx.query<{ profile_id: number }>({
    name: "lock-accounts-with-points",
    text: `SELECT profile_id FROM ledger_account
           WHERE merchant_id = $1 AND profile_id > $2 AND (available > 0 OR held > 0)
           ORDER BY profile_id LIMIT $3 FOR UPDATE`,
    values: [merchantId, after, people],
  });
  // Lots that a hold emptied are re-dated too: they may get their points back.
  const { rows } = await tx.query<{
    profile_id: number;
    version: number;
    lot_no: number;
    earned_at: Date;
    expires_at: Date | null;
  }>({
    name: "open-lots",
    text: `SELECT l.profile_id, l.version, l.lot_no, l.earned_at, l.expires_at FROM point_lot l
           WHERE l.merchant_id = $1 AND l.profile_id = ANY ($2::bigint[])
             AND (l.remaining > 0 OR EXISTS (
               SELECT 1 FROM point_hold o JOIN hold_lot h USING (merchant_id, hold_id)
               WHERE o.merchant_id = l.merchant_id AND o.profile_id = l.profile_id AND o.status = 'open'
                 AND h.lot_version = l.version AND h.lot_no = l.lot_no AND h.taken > 0))
           ORDER BY l.profile_id, l.version, l.lot_no`,
    values: [merchantId, accounts.map((row) => row.profile_id)],
  });
  return rows.map((row) => ({
    profileId: asProfileId(row.profile_id),
    version: row.version,
    lotNo: row.lot_no,
    earnedAt: row.earned_at,
    expiresAt: row.expires_at,
  }));
}

/** Gives lots other dates. Call with their accounts locked. */
export async function redateLots(tx: Sql, merchantId: MerchantId, lots: readonly OpenLot[]): Promise<void> {
  if (lots.length === 0) return;
  await tx.query({
    name: "redate-lots",
    text: `UPDATE point_lot l SET expires_at = r.expires_at
           FROM unnest($2::bigint[], $3::bigint[], $4::int[], $5::timestamptz[]) AS r(profile_id, version, lot_no, expires_at)
           WHERE l.merchant_id = $1 AND l.profile_id = r.profile_id AND l.version = r.version AND l.lot_no = r.lot_no`,
    values: [
      merchantId,
      lots.map((lot) => lot.profileId),
      lots.map((lot) => lot.version),
      lots.map((lot) => lot.lotNo),
      lots.map((lot) => lot.expiresAt),
    ],
  });
}

/** Points given by hand are a sign of life: an inactivity rule counts anew from here, or it would take them at once. */
export async function noteActivity(
  tx: Sql,
  merchantId: MerchantId,
  profileIds: readonly ProfileId[],
  at: Date,
): Promise<void> {
  if (profileIds.length === 0) return;
  await tx.query({
    name: "note-activity",
    text: `UPDATE ledger_account SET active_at = greatest(active_at, $3)
           WHERE merchant_id = $1 AND profile_id = ANY ($2::bigint[])`,
    values: [merchantId, profileIds, at],
  });
}

/**
 * Notes who is to be told that points expire: for each date within the longest of the warnings the nearest one that
 * is due, once. @returns how many were new.
 */
export async function noteExpiringPoints(
  tx: Sql,
  merchantId: MerchantId,
  warnDays: readonly number[],
  now: Date,
): Promise<number> {
  if (warnDays.length === 0) return 0;
  const { rows } = await tx.query<{ noted: number }>({
    name: "note-expiring-points",
    text: `WITH due AS (
             SELECT l.profile_id, l.expires_at, sum(l.remaining) AS points,
               (SELECT min(d) FROM unnest($2::int[]) AS d
                WHERE l.expires_at <= $3::timestamptz + d * interval '24 hours') AS days
             FROM point_lot l
             WHERE l.merchant_id = $1 AND l.remaining > 0 AND l.expires_at > $3
               AND l.expires_at <= $3::timestamptz + (SELECT max(d) FROM unnest($2::int[]) AS d) * interval '24 hours'
             GROUP BY l.profile_id, l.expires_at
           ), noted AS (
             INSERT INTO member_notice (merchant_id, profile_id, kind, about, days, points, created_at)
             SELECT $1, profile_id, 'points_expiring', expires_at, days, points, $3 FROM due
             ON CONFLICT DO NOTHING RETURNING 1)
           SELECT count(*)::int AS noted FROM noted`,
    values: [merchantId, warnDays, now],
  });
  return rows[0]?.noted ?? 0;
}
