import type { MerchantId } from "#app/vocabulary/ids.ts";
import { sql, type Sql } from "#app/platform/db.server.ts";
import type { RedemptionState } from "./redemption.ts";

/** What became of the redemptions of one reward. */
export interface RewardFigures {
  rewardId: number;
  /** Can still be used. */
  open: number;
  openPoints: number;
  used: number;
  usedPoints: number;
  /** Over without having been used; their points went back. */
  released: number;
  /** What used ones were worth, in minor units by currency; of percentages, shipping and products nothing is known. */
  value: Record<string, number>;
}

interface Row {
  reward_id: number;
  state: RedemptionState;
  currency: string | null;
  redemptions: number;
  points: number;
  amount: number | null;
}

const NOTHING = { open: 0, openPoints: 0, used: 0, usedPoints: 0, released: 0 };

function add(figures: RewardFigures, row: Row): RewardFigures {
  const { redemptions, points, currency, amount } = row;
  if (row.state === "released") return { ...figures, released: figures.released + redemptions };
  if (row.state !== "captured")
    return { ...figures, open: figures.open + redemptions, openPoints: figures.openPoints + points };
  const value =
    currency === null || amount === null
      ? figures.value
      : { ...figures.value, [currency]: (figures.value[currency] ?? 0) + amount };
  return { ...figures, used: figures.used + redemptions, usedPoints: figures.usedPoints + points, value };
}

/** The figures of every reward that anybody has spent points on, by its number. */
export async function readRewardFigures(
  merchantId: MerchantId,
  tx: Sql = sql,
): Promise<Map<number, RewardFigures>> {
  const { rows } = await tx.query<Row>({
    name: "reward-figures",
    text: `SELECT reward_id, state, terms->'benefit'->>'currency' AS currency, count(*) AS redemptions,
             sum(points)::bigint AS points, sum((terms->'benefit'->>'amount')::bigint)::bigint AS amount
           FROM redemption WHERE merchant_id = $1 GROUP BY 1, 2, 3`,
    values: [merchantId],
  });
  const figures = new Map<number, RewardFigures>();
  for (const row of rows) {
    const before = figures.get(row.reward_id) ?? { rewardId: row.reward_id, ...NOTHING, value: {} };
    figures.set(row.reward_id, add(before, row));
  }
  return figures;
}
