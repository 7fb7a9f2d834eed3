import { asProfileId, type MerchantId, type ProfileId } from "#app/vocabulary/ids.ts";
import { toPoints, type Points } from "#app/vocabulary/points.ts";
import { sql, type Sql } from "#app/platform/db.server.ts";
import type { TierCause } from "./standings.store.server.ts";

/** An instant of a person's life with the program. */
export interface Moment {
  profileId: ProfileId;
  at: Date;
}

export const momentKey = ({ profileId, at }: Moment): string => `${profileId}/${at.getTime()}`;

/** In which tier people were at instants, by `momentKey`; none for who was in none, or had not been placed yet. */
export async function readTiersAt(
  tx: Sql,
  merchantId: MerchantId,
  moments: readonly Moment[],
): Promise<Map<string, string>> {
  if (moments.length === 0) return new Map();
  const { rows } = await tx.query<{ profile_id: number; at: Date; tier: string | null }>({
    name: "tiers-at",
    text: `SELECT m.profile_id, m.at, c.to_tier AS tier
           FROM unnest($2::bigint[], $3::timestamptz[]) AS m(profile_id, at)
           CROSS JOIN LATERAL (SELECT to_tier FROM tier_change c
             WHERE c.merchant_id = $1 AND c.profile_id = m.profile_id AND c.at <= m.at
             ORDER BY c.at DESC, c.change_id DESC LIMIT 1) c`,
    values: [merchantId, moments.map(({ profileId }) => profileId), moments.map(({ at }) => at)],
  });
  return new Map(
    rows.flatMap(({ profile_id, at, tier }) =>
      tier === null ? [] : [[momentKey({ profileId: asProfileId(profile_id), at }), tier] as const],
    ),
  );
}

/** A tier that a person has earned, with the points to give for it. */
export interface TierEntry {
  profileId: ProfileId;
  tier: string;
  reward: Points;
}

/** Notes tiers that people earned. @returns those that nobody had earned before: each is told once, ever. */
export async function enterTiers(
  tx: Sql,
  merchantId: MerchantId,
  entries: readonly TierEntry[],
  at: Date,
): Promise<TierEntry[]> {
  if (entries.length === 0) return [];
  const { rows } = await tx.query<{ profile_id: number; tier: string; reward: number }>({
    name: "enter-tiers",
    text: `INSERT INTO tier_entry (merchant_id, profile_id, tier, reached_at, reward)
           SELECT $1::int, r.profile_id, r.tier, $5::timestamptz, r.reward
           FROM unnest($2::bigint[], $3::text[], $4::bigint[]) AS r(profile_id, tier, reward)
           ORDER BY r.profile_id, r.tier
           ON CONFLICT DO NOTHING RETURNING profile_id, tier, reward`,
    values: [
      merchantId,
      entries.map(({ profileId }) => profileId),
      entries.map(({ tier }) => tier),
      entries.map(({ reward }) => reward),
      at,
    ],
  });
  return rows.map((row) => ({
    profileId: asProfileId(row.profile_id),
    tier: row.tier,
    reward: toPoints(row.reward),
  }));
}

/** The tiers that the people of a stretch have earned ever, as "profile/tier". */
export async function readTierEntries(
  tx: Sql,
  merchantId: MerchantId,
  stretch: readonly [number, number],
): Promise<Set<string>> {
  const { rows } = await tx.query<{ entry: string }>({
    name: "tier-entries",
    text: `SELECT profile_id || '/' || tier AS entry FROM tier_entry
           WHERE merchant_id = $1 AND profile_id > $2 AND profile_id <= $3`,
    values: [merchantId, ...stretch],
  });
  return new Set(rows.map(({ entry }) => entry));
}

/** What one person earned counts as earned by another: a reward is given once, also after a merge (edge case P3). */
export async function moveTierEntries(
  tx: Sql,
  merchantId: MerchantId,
  from: ProfileId,
  into: ProfileId,
): Promise<void> {
  await tx.query({
    name: "move-tier-entries",
    text: `WITH gone AS (DELETE FROM tier_entry WHERE merchant_id = $1 AND profile_id = $2 RETURNING *)
           INSERT INTO tier_entry SELECT merchant_id, $3::bigint, tier, reached_at, reward FROM gone
           ON CONFLICT DO NOTHING`,
    values: [merchantId, from, into],
  });
}

/** Takes out what staff wrote about people who are to be forgotten. */
export async function forgetTierNotes(
  tx: Sql,
  merchantId: MerchantId,
  profileIds: readonly ProfileId[],
): Promise<void> {
  await tx.query({
    text: `UPDATE tier_change SET note = NULL
           WHERE merchant_id = $1 AND profile_id = ANY ($2::bigint[]) AND note IS NOT NULL`,
    values: [merchantId, profileIds],
  });
}

export interface TierChange {
  at: Date;
  from: string | null;
  to: string | null;
  cause: TierCause;
  actor: string | null;
  note: string | null;
}

/** A person's latest moves on the ladder, the newest first. */
export async function listTierChanges(
  merchantId: MerchantId,
  profileId: number,
  limit: number,
): Promise<TierChange[]> {
  const { rows } = await sql.query<
    Omit<TierChange, "from" | "to"> & Record<"from_tier" | "to_tier", string | null>
  >({
    text: `SELECT at, from_tier, to_tier, cause, actor, note FROM tier_change
           WHERE merchant_id = $1 AND profile_id = $2 ORDER BY at DESC, change_id DESC LIMIT $3`,
    values: [merchantId, profileId, limit],
  });
  return rows.map(({ from_tier, to_tier, ...row }) => ({ ...row, from: from_tier, to: to_tier }));
}
