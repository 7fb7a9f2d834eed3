import type { MerchantId } from "#app/vocabulary/ids.ts";
import type { Day } from "#app/vocabulary/time.ts";
import { sql, type Sql } from "#app/platform/db.server.ts";

/** The last evaluation of all members. */
export interface TierRun {
  evaluatedOn: Day;
  version: number;
  members: number;
  moved: number;
  finishedAt: Date;
}

export async function readTierRun(merchantId: MerchantId, tx: Sql = sql): Promise<TierRun | null> {
  const { rows } = await tx.query<{
    evaluated_on: Day;
    version: number;
    members: number;
    moved: number;
    finished_at: Date;
  }>({
    text: "SELECT evaluated_on, version, members, moved, finished_at FROM tier_run WHERE merchant_id = $1",
    values: [merchantId],
  });
  const [row] = rows;
  if (!row) return null;
  const { evaluated_on, finished_at, ...rest } = row;
  return { ...rest, evaluatedOn: evaluated_on, finishedAt: finished_at };
}

export async function writeTierRun(tx: Sql, merchantId: MerchantId, run: TierRun): Promise<void> {
  await tx.query({
    text: `INSERT INTO tier_run (merchant_id, evaluated_on, version, members, moved, finished_at)
           VALUES ($1, $2, $3, $4, $5, $6)
           ON CONFLICT (merchant_id) DO UPDATE SET evaluated_on = excluded.evaluated_on, version = excluded.version,
             members = excluded.members, moved = excluded.moved, finished_at = excluded.finished_at`,
    values: [merchantId, run.evaluatedOn, run.version, run.members, run.moved, run.finishedAt],
  });
}

/** How many people are in each tier. */
export async function countTiers(merchantId: MerchantId): Promise<Map<string, number>> {
  const { rows } = await sql.query<{ tier: string; members: number }>({
    name: "count-tiers",
    text: `SELECT tier, count(*) AS members FROM member_tier
           WHERE merchant_id = $1 AND tier IS NOT NULL GROUP BY tier`,
    values: [merchantId],
  });
  return new Map(rows.map(({ tier, members }) => [tier, members]));
}
