import { asProfileId, type MerchantId, type ProfileId } from "#app/vocabulary/ids.ts";
import { toPoints, type Points } from "#app/vocabulary/points.ts";
import type { Day } from "#app/vocabulary/time.ts";
import type { Sql } from "#app/platform/db.server.ts";
import type { Given } from "./rules/caps.ts";

/** What a rule gives a person on an occasion that is no order: once. */
export interface EventAward {
  profileId: ProfileId;
  ruleId: string;
  /** "signup", "birthday:2026", "anniversary:2026", "action:" and the sender's key. */
  occasion: string;
  points: Points;
  /** In the shop's zone. */
  day: Day;
}

/** Notes awards. Call under the people's locks. @returns those that were not given before. */
export async function noteEventAwards<Award extends EventAward>(
  tx: Sql,
  merchantId: MerchantId,
  awards: readonly Award[],
): Promise<Award[]> {
  if (awards.length === 0) return [];
  const { rows } = await tx.query<{ profile_id: number; rule_id: string; occasion: string }>({
    name: "note-event-awards",
    text: `INSERT INTO rule_award (merchant_id, profile_id, rule_id, occasion, points, day)
           SELECT $1, * FROM unnest($2::bigint[], $3::text[], $4::text[], $5::bigint[], $6::date[])
           ON CONFLICT DO NOTHING RETURNING profile_id, rule_id, occasion`,
    values: [
      merchantId,
      awards.map((award) => award.profileId),
      awards.map((award) => award.ruleId),
      awards.map((award) => award.occasion),
      awards.map((award) => award.points),
      awards.map((award) => award.day),
    ],
  });
  const fresh = new Set(rows.map((row) => `${row.profile_id}/${row.rule_id}/${row.occasion}`));
  return awards.filter(({ profileId, ruleId, occasion }) => fresh.has(`${profileId}/${ruleId}/${occasion}`));
}

/** What a rule gave a person so far: on this day, in its month, ever. */
export async function readGiven(
  tx: Sql,
  merchantId: MerchantId,
  { profileId, ruleId, day }: Pick<EventAward, "profileId" | "ruleId" | "day">,
): Promise<Given> {
  const { rows } = await tx.query<Given>({
    name: "given-by-rule",
    text: `SELECT COALESCE(sum(points) FILTER (WHERE day = $4), 0)::bigint AS day,
             COALESCE(sum(points) FILTER (WHERE date_trunc('month', day) = date_trunc('month', $4::date)), 0)::bigint AS month,
             COALESCE(sum(points), 0)::bigint AS ever
           FROM rule_award WHERE merchant_id = $1 AND profile_id = $2 AND rule_id = $3`,
    values: [merchantId, profileId, ruleId, day],
  });
  return rows[0] ?? { day: 0, month: 0, ever: 0 };
}

/** When a rule last gave each of these people something. */
export async function readLastDays(
  tx: Sql,
  merchantId: MerchantId,
  ruleId: string,
  profileIds: readonly ProfileId[],
): Promise<Map<ProfileId, Day>> {
  const { rows } = await tx.query<{ profile_id: number; day: Day }>({
    name: "last-days-of-rule",
    text: `SELECT profile_id, max(day) AS day FROM rule_award
           WHERE merchant_id = $1 AND profile_id = ANY ($3::bigint[]) AND rule_id = $2 GROUP BY profile_id`,
    values: [merchantId, ruleId, profileIds],
  });
  return new Map(rows.map(({ profile_id, day }) => [asProfileId(profile_id), day]));
}

/**
 * What rules gave a person on occasions goes to another.
 * @returns what both had been given for the same occasion: the first person's second one, which is forgotten here.
 */
export async function mergeEventAwards(
  tx: Sql,
  merchantId: MerchantId,
  from: ProfileId,
  into: ProfileId,
): Promise<Pick<EventAward, "ruleId" | "occasion" | "points">[]> {
  const { rows } = await tx.query<{ rule_id: string; occasion: string; points: number }>({
    name: "twice-given-awards",
    text: `DELETE FROM rule_award a USING rule_award b
           WHERE a.merchant_id = $1 AND a.profile_id = $2 AND a.order_id IS NULL
             AND b.merchant_id = $1 AND b.profile_id = $3 AND b.rule_id = a.rule_id AND b.occasion = a.occasion
           RETURNING a.rule_id, a.occasion, a.points`,
    values: [merchantId, from, into],
  });
  await tx.query({
    name: "move-event-awards",
    text: "UPDATE rule_award SET profile_id = $3 WHERE merchant_id = $1 AND profile_id = $2 AND order_id IS NULL",
    values: [merchantId, from, into],
  });
  return rows.map(({ rule_id, occasion, points }) => ({
    ruleId: rule_id,
    occasion,
    points: toPoints(points),
  }));
}
