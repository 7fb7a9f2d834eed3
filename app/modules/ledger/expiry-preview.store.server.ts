import type { MerchantId } from "#app/vocabulary/ids.ts";
import type { Day } from "#app/vocabulary/time.ts";
import type { Sql } from "#app/platform/db.server.ts";

/** Open points that were earned on one day and end at one instant: all that a policy looks at. */
export interface LotGroup {
  /** In the shop's zone. */
  earnedOn: Day;
  expiresAt: Date | null;
  points: number;
}

/** People, each counted once, and their points. */
export interface PeopleAndPoints {
  members: number;
  points: number;
}

/** Open lots that are not due, by earning day and date. Bounded by days, not by people. */
export async function readLotGroups(
  tx: Sql,
  merchantId: MerchantId,
  timeZone: string,
  now: Date,
): Promise<LotGroup[]> {
  const { rows } = await tx.query<{ earned_on: Day; expires_at: Date | null; points: number }>({
    name: "lot-groups",
    text: `SELECT (earned_at AT TIME ZONE $2)::date AS earned_on, expires_at, sum(remaining)::bigint AS points
           FROM point_lot
           WHERE merchant_id = $1 AND remaining > 0 AND (expires_at IS NULL OR expires_at > $3)
           GROUP BY 1, 2 ORDER BY 1, 2`,
    values: [merchantId, timeZone, now],
  });
  return rows.map((row) => ({ earnedOn: row.earned_on, expiresAt: row.expires_at, points: row.points }));
}

/** How many people have open lots in any of these groups. */
export async function countPeopleOfGroups(
  tx: Sql,
  merchantId: MerchantId,
  timeZone: string,
  groups: readonly LotGroup[],
): Promise<number> {
  if (groups.length === 0) return 0;
  const { rows } = await tx.query<{ members: number }>({
    name: "people-of-lot-groups",
    text: `SELECT count(DISTINCT l.profile_id) AS members FROM point_lot l
           JOIN unnest($3::date[], $4::timestamptz[]) AS g(earned_on, expires_at)
             ON (l.earned_at AT TIME ZONE $2)::date = g.earned_on
             AND COALESCE(l.expires_at, 'infinity') = COALESCE(g.expires_at, 'infinity')
           WHERE l.merchant_id = $1 AND l.remaining > 0`,
    values: [
      merchantId,
      timeZone,
      groups.map((group) => group.earnedOn),
      groups.map((group) => group.expiresAt),
    ],
  });
  return rows[0]?.members ?? 0;
}

/** Who has points and was last active before an instant. */
export async function readIdlePeople(
  tx: Sql,
  merchantId: MerchantId,
  idleBefore: Date,
): Promise<PeopleAndPoints> {
  const { rows } = await tx.query<PeopleAndPoints>({
    name: "idle-people",
    text: `SELECT count(*) AS members, COALESCE(sum(available), 0)::bigint AS points FROM ledger_account
           WHERE merchant_id = $1 AND available > 0 AND active_at < $2`,
    values: [merchantId, idleBefore],
  });
  return rows[0] ?? { members: 0, points: 0 };
}
