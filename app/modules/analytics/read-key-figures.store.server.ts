import type { MerchantId } from "#app/vocabulary/ids.ts";
import { sql, type Sql } from "#app/platform/db.server.ts";
import type { Period } from "./day-range.ts";

/** A figure of the period beside the same figure of the period before. */
export interface Compared {
  now: number;
  before: number;
}

/** Points that people can still spend or are about to get. */
export interface Outstanding {
  available: number;
  pending: number;
  held: number;
  debt: number;
}

export interface KeyFigures {
  members: number;
  newMembers: Compared;
  ordersThatEarned: Compared;
  earned: Compared;
  takenBack: Compared;
  adjusted: Compared;
  outstanding: Outstanding;
}

/** $1 merchant. Each part has a partial index of its own. */
export const OUTSTANDING_PARTS = `
  SELECT
    (SELECT COALESCE(sum(earned + bonus - taken_back + adjusted - spent - expired), 0) FROM day_stat WHERE merchant_id = $1)::bigint AS net,
    (SELECT COALESCE(sum(pending), 0) FROM ledger_account WHERE merchant_id = $1 AND pending > 0)::bigint AS pending,
    (SELECT COALESCE(sum(held), 0) FROM ledger_account WHERE merchant_id = $1 AND held > 0)::bigint AS held,
    (SELECT COALESCE(sum(debt), 0) FROM ledger_account WHERE merchant_id = $1 AND debt > 0)::bigint AS debt,
    (SELECT COALESCE(sum(d_shortfall), 0) FROM ledger_entry
     WHERE merchant_id = $1 AND d_shortfall <> 0)::bigint AS forgiven`;

/** Midnight at the start of a day in the shop's zone. */
const START_OF = (parameter: string, zone: string): string =>
  `(${parameter}::date::timestamp AT TIME ZONE ${zone})`;

async function countMembers(merchantId: MerchantId): Promise<number> {
  const { rows } = await sql.query<{ members: number }>({
    name: "figures-members",
    text: `SELECT count(*) AS members FROM profile
           WHERE merchant_id = $1 AND enrolled_at IS NOT NULL AND merged_into IS NULL AND redacted_at IS NULL`,
    values: [merchantId],
  });
  return rows[0]?.members ?? 0;
}

/** Apart from the count of all, so that only two months of people are compared with dates. */
async function countNewMembers(merchantId: MerchantId, period: Period, timeZone: string): Promise<Compared> {
  const { rows } = await sql.query<Compared>({
    name: "figures-new-members",
    text: `SELECT count(*) FILTER (WHERE enrolled_at >= ${START_OF("$2", "$4")}) AS now,
             count(*) FILTER (WHERE enrolled_at < ${START_OF("$2", "$4")}) AS before
           FROM profile WHERE merchant_id = $1 AND enrolled_at >= ${START_OF("$3", "$4")}
             AND merged_into IS NULL AND redacted_at IS NULL`,
    values: [merchantId, period.first, period.beforeFirst, timeZone],
  });
  return rows[0] ?? { now: 0, before: 0 };
}

async function readOrders(merchantId: MerchantId, period: Period, timeZone: string): Promise<Compared> {
  const { rows } = await sql.query<Compared>({
    name: "figures-orders",
    text: `SELECT count(*) FILTER (WHERE processed_at >= ${START_OF("$2", "$4")}) AS now,
             count(*) FILTER (WHERE processed_at < ${START_OF("$2", "$4")}) AS before
           FROM shop_order
           WHERE merchant_id = $1 AND processed_at >= ${START_OF("$3", "$4")}
             AND (target_available > 0 OR target_pending > 0)`,
    values: [merchantId, period.first, period.beforeFirst, timeZone],
  });
  return rows[0] ?? { now: 0, before: 0 };
}

type Sums = Record<
  "earned" | "earned_before" | "taken" | "taken_before" | "adjusted" | "adjusted_before",
  number
>;

async function readSums(merchantId: MerchantId, period: Period): Promise<Sums> {
  const both = (column: string, name: string): string => `
    COALESCE(sum(${column}) FILTER (WHERE day >= $2::date), 0)::bigint AS ${name},
    COALESCE(sum(${column}) FILTER (WHERE day < $2::date), 0)::bigint AS ${name}_before`;
  const { rows } = await sql.query<Sums>({
    name: "figures-points",
    text: `SELECT ${both("earned + bonus", "earned")}, ${both("taken_back", "taken")}, ${both("adjusted", "adjusted")}
           FROM day_stat WHERE merchant_id = $1 AND day BETWEEN $3::date AND $4::date`,
    values: [merchantId, period.first, period.beforeFirst, period.last],
  });
  if (!rows[0]) throw new Error("a sum without GROUP BY has one row");
  return rows[0];
}

/**
 * What people hold, without adding up their accounts: every point of the figures per day is pending, available or
 * held, unless it was repaid as debt or forgiven, and those three are few rows each. `audit` compares it with the accounts.
 */
export async function readOutstanding(merchantId: MerchantId, tx: Sql = sql): Promise<Outstanding> {
  const { rows } = await tx.query<Outstanding>({
    name: "figures-outstanding",
    text: `SELECT net + debt + forgiven - pending - held AS available, pending, held, debt
           FROM (${OUTSTANDING_PARTS}) AS parts`,
    values: [merchantId],
  });
  return rows[0] ?? { available: 0, pending: 0, held: 0, debt: 0 };
}

/** The figures of the home page. Days are those of the shop's zone. */
export async function readKeyFigures(
  merchantId: MerchantId,
  period: Period,
  timeZone: string,
): Promise<KeyFigures> {
  const [members, newMembers, orders, sums, outstanding] = await Promise.all([
    countMembers(merchantId),
    countNewMembers(merchantId, period, timeZone),
    readOrders(merchantId, period, timeZone),
    readSums(merchantId, period),
    readOutstanding(merchantId),
  ]);
  return {
    members,
    newMembers,
    ordersThatEarned: orders,
    earned: { now: sums.earned, before: sums.earned_before },
    takenBack: { now: sums.taken, before: sums.taken_before },
    adjusted: { now: sums.adjusted, before: sums.adjusted_before },
    outstanding,
  };
}

export interface DailyPoints {
  day: string;
  channel: string;
  points: number;
}

/** Points issued by day and channel, only where there were any. */
export async function readDailyPoints(merchantId: MerchantId, period: Period): Promise<DailyPoints[]> {
  const { rows } = await sql.query<DailyPoints>({
    name: "points-by-day",
    text: `SELECT day, channel, sum(earned)::bigint AS points FROM day_stat
           WHERE merchant_id = $1 AND day BETWEEN $2::date AND $3::date
           GROUP BY day, channel HAVING sum(earned) > 0 ORDER BY day, channel`,
    values: [merchantId, period.first, period.last],
  });
  return rows;
}
