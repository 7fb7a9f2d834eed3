import type { MerchantId } from "#app/vocabulary/ids.ts";
import { sql, type Sql } from "#app/platform/db.server.ts";

export interface PersonBalance {
  available: number;
  pending: number;
  held: number;
  debt: number;
  /** Points that expire first, and when; null when none ever do. */
  nextExpiry: { at: Date; points: number } | null;
}

interface Row {
  available: number;
  pending: number;
  held: number;
  debt: number;
  expires_at: Date | null;
  expiring: number | null;
}

/**
 * Lots that are due are not spendable any more, whether or not a job has said so (law 8).
 *
 * @param idleBefore - who was last active before this has nothing to spend either; null: inactivity ends nothing
 */
export async function readPersonBalance(
  merchantId: MerchantId,
  profileId: number,
  now: Date,
  tx: Sql = sql,
  idleBefore: Date | null = null,
): Promise<PersonBalance> {
  const { rows } = await tx.query<Row>({
    name: "person-balance",
    text: `SELECT CASE WHEN a.active_at < $4::timestamptz THEN 0 ELSE a.available - COALESCE((
               SELECT sum(l.remaining) FROM point_lot l WHERE l.merchant_id = $1 AND l.profile_id = $2
                 AND l.remaining > 0 AND l.expires_at <= $3), 0)::bigint END AS available,
             a.pending, a.held, a.debt, x.expires_at, x.expiring
           FROM ledger_account a
           LEFT JOIN LATERAL (
             SELECT l.expires_at, sum(l.remaining)::bigint AS expiring FROM point_lot l
             WHERE l.merchant_id = $1 AND l.profile_id = $2 AND l.remaining > 0 AND l.expires_at > $3
             GROUP BY l.expires_at ORDER BY l.expires_at LIMIT 1
           ) x ON a.active_at IS NULL OR $4::timestamptz IS NULL OR a.active_at >= $4
           WHERE a.merchant_id = $1 AND a.profile_id = $2`,
    values: [merchantId, profileId, now, idleBefore],
  });
  const row = rows[0];
  if (!row) return { available: 0, pending: 0, held: 0, debt: 0, nextExpiry: null };
  return {
    available: row.available,
    pending: row.pending,
    held: row.held,
    debt: row.debt,
    nextExpiry: row.expires_at ? { at: row.expires_at, points: row.expiring ?? 0 } : null,
  };
}
