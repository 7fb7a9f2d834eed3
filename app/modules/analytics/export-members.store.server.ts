import type { MerchantId } from "#app/vocabulary/ids.ts";
import { sql } from "#app/platform/db.server.ts";

/** A person with everything that a list of members says. */
export interface ExportedMember {
  profileId: number;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  customerId: string | null;
  createdAt: Date;
  enrolledAt: Date | null;
  available: number;
  pending: number;
  held: number;
  debt: number;
  nextExpiryAt: Date | null;
  expiring: number | null;
  /** The code of the tier that counts. */
  tier: string | null;
  /** MM-DD. */
  birthday: string | null;
}

interface Row {
  profile_id: number;
  first_name: string | null;
  last_name: string | null;
  email: string | null;
  phone: string | null;
  customer_id: string | null;
  created_at: Date;
  enrolled_at: Date | null;
  available: number;
  pending: number | null;
  held: number | null;
  debt: number | null;
  expires_at: Date | null;
  expiring: number | null;
  tier: string | null;
  birthday: string | null;
}

/** People after a profile's number, in the order of these. Lots that are due do not count (law 8). */
export async function listMembersAfter(
  merchantId: MerchantId,
  after: number,
  now: Date,
  limit: number,
): Promise<ExportedMember[]> {
  const { rows } = await sql.query<Row>({
    name: "export-members",
    text: `SELECT p.profile_id, p.first_name, p.last_name, p.email, p.phone, p.created_at, p.enrolled_at, p.birthday,
             t.tier, (SELECT min(i.value) FROM profile_identity i
              WHERE i.merchant_id = $1 AND i.profile_id = p.profile_id AND i.kind = 'customer') AS customer_id,
             (COALESCE(a.available, 0) - COALESCE(due.points, 0))::bigint AS available, a.pending, a.held, a.debt,
             x.expires_at, x.expiring
           FROM (SELECT * FROM profile WHERE merchant_id = $1 AND profile_id > $2 AND merged_into IS NULL
                 ORDER BY profile_id LIMIT $4) p
           LEFT JOIN ledger_account a ON a.merchant_id = $1 AND a.profile_id = p.profile_id
           LEFT JOIN member_tier t ON t.merchant_id = $1 AND t.profile_id = p.profile_id
           LEFT JOIN LATERAL (
             SELECT sum(l.remaining) AS points FROM point_lot l WHERE l.merchant_id = $1
               AND l.profile_id = p.profile_id AND l.remaining > 0 AND l.expires_at <= $3) due ON true
           LEFT JOIN LATERAL (
             SELECT l.expires_at, sum(l.remaining)::bigint AS expiring FROM point_lot l WHERE l.merchant_id = $1
               AND l.profile_id = p.profile_id AND l.remaining > 0 AND l.expires_at > $3
             GROUP BY l.expires_at ORDER BY l.expires_at LIMIT 1) x ON true
           ORDER BY p.profile_id`,
    values: [merchantId, after, now, limit],
  });
  return rows.map((row) => ({
    profileId: row.profile_id,
    firstName: row.first_name,
    lastName: row.last_name,
    email: row.email,
    phone: row.phone,
    customerId: row.customer_id,
    createdAt: row.created_at,
    enrolledAt: row.enrolled_at,
    available: row.available,
    pending: row.pending ?? 0,
    held: row.held ?? 0,
    debt: row.debt ?? 0,
    nextExpiryAt: row.expires_at,
    expiring: row.expiring,
    tier: row.tier,
    birthday: row.birthday,
  }));
}
