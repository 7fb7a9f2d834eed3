import { asProfileId, type MerchantId, type ProfileId } from "#app/vocabulary/ids.ts";
import type { Day } from "#app/vocabulary/time.ts";
import type { Sql } from "#app/platform/db.server.ts";
import type { Counts, Standing } from "./decide-tier.ts";
import type { Ladder } from "./ladder.ts";
import type { CountedDay } from "./progress.ts";
import type { Spans } from "./spans.ts";

/** One person with what is stored and what is counted. */
export interface Member {
  profileId: ProfileId;
  standing: Standing;
  counts: Counts;
}

interface StandingRow {
  profile_id: number;
  base_tier: string | null;
  tier: string | null;
  below_since: Day | null;
  kept_until: Day | null;
  floor_tier: string | null;
  floor_until: Day | null;
  now: number;
  before: number;
}

const toMember = (row: StandingRow): Member => ({
  profileId: asProfileId(row.profile_id),
  standing: {
    base: row.base_tier,
    tier: row.tier,
    belowSince: row.below_since,
    keptUntil: row.kept_until,
    floor: row.floor_tier === null ? null : { tier: row.floor_tier, until: row.floor_until },
  },
  counts: { now: row.now, before: row.before },
});

const STANDING = "t.base_tier, t.tier, t.below_since, t.kept_until, t.floor_tier, t.floor_until";

/** Sums of what is counted, over the orders of the index that holds only those that count. */
const SUMS = `COALESCE(sum(counted) FILTER (WHERE processed_at >= $4), 0)::bigint AS now,
  COALESCE(sum(counted) FILTER (WHERE processed_at < $4), 0)::bigint AS before`;
const COUNTED = `SELECT o.profile_id, o.processed_at,
    CASE $3::text WHEN 'points' THEN o.counted_points WHEN 'spend' THEN o.counted_spend ELSE o.counted_orders END AS counted
  FROM shop_order o WHERE o.merchant_id = $1 AND o.counted_orders > 0 AND o.processed_at >= $5`;

const spanValues = ({ from, beforeFrom }: Spans): [Date | string, Date | string] => [
  from ?? "-infinity",
  beforeFrom ?? from ?? "-infinity",
];

/** The named people, each once, whether or not anything is stored of them. */
export async function readMembers(
  tx: Sql,
  merchantId: MerchantId,
  profileIds: readonly ProfileId[],
  { counter }: Pick<Ladder, "counter">,
  spans: Spans,
): Promise<Member[]> {
  const { rows } = await tx.query<StandingRow>({
    name: "tier-members",
    text: `SELECT k.profile_id, ${STANDING}, c.now, c.before
           FROM (SELECT DISTINCT unnest($2::bigint[]) AS profile_id) k
           LEFT JOIN member_tier t ON t.merchant_id = $1 AND t.profile_id = k.profile_id
           CROSS JOIN LATERAL (SELECT ${SUMS} FROM (${COUNTED} AND o.profile_id = k.profile_id) AS counts) c
           ORDER BY k.profile_id`,
    values: [merchantId, profileIds, counter, ...spanValues(spans)],
  });
  return rows.map(toMember);
}

/**
 * The people of a stretch of profile numbers who count anything or stand anywhere, set-based.
 *
 * @param stretch - above the first number, up to the second
 */
export async function readStretch(
  tx: Sql,
  merchantId: MerchantId,
  stretch: readonly [number, number],
  { counter }: Pick<Ladder, "counter">,
  spans: Spans,
): Promise<Member[]> {
  const { rows } = await tx.query<StandingRow>({
    name: "tier-stretch",
    text: `SELECT profile_id, ${STANDING}, COALESCE(c.now, 0) AS now, COALESCE(c.before, 0) AS before
           FROM (SELECT * FROM member_tier
                 WHERE merchant_id = $1 AND profile_id > $2 AND profile_id <= $6) t
           FULL JOIN (SELECT profile_id, ${SUMS}
                      FROM (${COUNTED} AND o.profile_id > $2 AND o.profile_id <= $6) AS counts
                      GROUP BY profile_id) c USING (profile_id)`,
    values: [merchantId, stretch[0], counter, ...spanValues(spans), stretch[1]],
  });
  return rows.map(toMember);
}

/** What each day of the running period counted for one person, in days of the shop's zone. */
export async function listCountedDays(
  tx: Sql,
  merchantId: MerchantId,
  profileId: number,
  { counter }: Pick<Ladder, "counter">,
  spans: Spans,
  timeZone: string,
): Promise<CountedDay[]> {
  const { rows } = await tx.query<{ day: Day; value: number }>({
    name: "tier-days",
    text: `SELECT (processed_at AT TIME ZONE $4)::date AS day, sum(counted)::bigint AS value
           FROM (${COUNTED} AND o.profile_id = $2) AS counts GROUP BY 1`,
    values: [merchantId, profileId, counter, timeZone, spans.from ?? "-infinity"],
  });
  return rows;
}

/** The last number of the next stretch of so many profiles, or null when none is left. */
export async function nextStretch(
  tx: Sql,
  merchantId: MerchantId,
  after: number,
  profiles: number,
): Promise<number | null> {
  const { rows } = await tx.query<{ last: number | null }>({
    name: "tier-next-stretch",
    text: `SELECT max(profile_id) AS last FROM (SELECT profile_id FROM profile
             WHERE merchant_id = $1 AND profile_id > $2 ORDER BY profile_id LIMIT $3) AS stretch`,
    values: [merchantId, after, profiles],
  });
  return rows[0]?.last ?? null;
}

export type TierCause = "order" | "time" | "program" | "staff" | "merge";

/** A person who stands elsewhere than before, or by other reasons. */
export interface Resettled {
  profileId: ProfileId;
  before: Standing;
  after: Standing;
}

/** Keeps where people stand now, and logs who moved. */
export async function writeStandings(
  tx: Sql,
  merchantId: MerchantId,
  people: readonly Resettled[],
  why: { cause: TierCause; actor: string | null; note: string | null; at: Date },
): Promise<void> {
  if (people.length === 0) return;
  await tx.query({
    name: "write-standings",
    text: `INSERT INTO member_tier AS t (merchant_id, profile_id, base_tier, tier, since, below_since, kept_until,
             floor_tier, floor_until)
           SELECT $1::int, r.profile_id, r.base, r.tier, $3::timestamptz, r.below_since, r.kept_until, r.floor_tier, r.floor_until
           FROM jsonb_to_recordset($2) AS r(profile_id bigint, base text, tier text, below_since date, kept_until date,
             floor_tier text, floor_until date)
           ORDER BY r.profile_id
           ON CONFLICT (merchant_id, profile_id) DO UPDATE SET base_tier = excluded.base_tier, tier = excluded.tier,
             since = CASE WHEN t.tier IS DISTINCT FROM excluded.tier THEN excluded.since ELSE t.since END,
             below_since = excluded.below_since, kept_until = excluded.kept_until, floor_tier = excluded.floor_tier,
             floor_until = excluded.floor_until`,
    values: [
      merchantId,
      JSON.stringify(
        people.map(({ profileId, after }) => ({
          profile_id: profileId,
          base: after.base,
          tier: after.tier,
          below_since: after.belowSince,
          kept_until: after.keptUntil,
          floor_tier: after.floor?.tier ?? null,
          floor_until: after.floor?.until ?? null,
        })),
      ),
      why.at,
    ],
  });
  const moved = people.filter(({ before, after }) => before.tier !== after.tier);
  await tx.query({
    name: "log-tier-changes",
    text: `INSERT INTO tier_change (merchant_id, profile_id, at, from_tier, to_tier, cause, actor, note)
           SELECT $1::int, r.profile_id, $5::timestamptz, r.from_tier, r.to_tier, $6::text, $7::text, $8::text
           FROM unnest($2::bigint[], $3::text[], $4::text[]) AS r(profile_id, from_tier, to_tier) ORDER BY 1`,
    values: [
      merchantId,
      moved.map(({ profileId }) => profileId),
      moved.map(({ before }) => before.tier),
      moved.map(({ after }) => after.tier),
      why.at,
      why.cause,
      why.actor,
      why.note,
    ],
  });
}

/** What was kept of somebody who became another person is theirs no longer. */
export async function dropStanding(tx: Sql, merchantId: MerchantId, profileId: ProfileId): Promise<void> {
  await tx.query({
    name: "drop-standing",
    text: "DELETE FROM member_tier WHERE merchant_id = $1 AND profile_id = $2",
    values: [merchantId, profileId],
  });
}
