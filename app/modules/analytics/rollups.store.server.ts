import type { MerchantId, ProfileId } from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";
import type { Contribution, PointsMovement } from "./contribution.ts";

/** An order's contribution before and after a change; null when it did not exist before. */
export interface ContributionChange {
  before: Contribution | null;
  after: Contribution;
}

interface DayDelta {
  merchant_id: number;
  shop_id: number;
  day: string;
  channel: string;
  orders: number;
  net: number;
  earned: number;
  taken_back: number;
  adjusted: number;
  spent: number;
  expired: number;
  bonus: number;
}

const sum = (into: Record<string, number>, field: string, value: number): void => {
  into[field] = (into[field] ?? 0) + value;
};

function dayDeltas(changes: readonly ContributionChange[], movements: readonly PointsMovement[]): DayDelta[] {
  const deltas = new Map<string, DayDelta>();
  const at = (key: { merchantId: number; shopId: number; day: string; channel: string }): DayDelta => {
    const name = `${key.merchantId}/${key.shopId}/${key.day}/${key.channel}`;
    const known = deltas.get(name) ?? {
      merchant_id: key.merchantId,
      shop_id: key.shopId,
      day: key.day,
      channel: key.channel,
      orders: 0,
      net: 0,
      earned: 0,
      taken_back: 0,
      adjusted: 0,
      spent: 0,
      expired: 0,
      bonus: 0,
    };
    deltas.set(name, known);
    return known;
  };
  for (const { before, after } of changes) {
    for (const [side, sign] of [
      [before, -1],
      [after, 1],
    ] as const) {
      if (!side) continue;
      const delta = at(side);
      delta.orders += sign * side.orders;
      delta.net += sign * side.net;
    }
  }
  for (const movement of movements) {
    const delta = at(movement);
    if (movement.points > 0) delta.earned += movement.points;
    else delta.taken_back -= movement.points;
  }
  return [...deltas.values()].filter(
    (d) => d.orders !== 0 || d.net !== 0 || d.earned !== 0 || d.taken_back !== 0,
  );
}

const COLUMN_OF_CHANNEL = {
  online: "online",
  pos: "pos",
  draft: "other",
  subscription: "other",
  other: "other",
} as const;

function customerDeltas(changes: readonly ContributionChange[]): Record<string, number>[] {
  const deltas = new Map<string, Record<string, number>>();
  for (const { before, after } of changes) {
    for (const [side, sign] of [
      [before, -1],
      [after, 1],
    ] as const) {
      if (!side?.profileId) continue;
      const name = `${side.merchantId}/${side.profileId}`;
      const delta = deltas.get(name) ?? { merchant_id: side.merchantId, profile_id: side.profileId };
      deltas.set(name, delta);
      sum(delta, COLUMN_OF_CHANNEL[side.channel], sign * side.orders);
      sum(delta, "spent", sign * side.net);
    }
  }
  return [...deltas.values()];
}

/**
 * Brings the figures per day and per person in step with changed orders and posted points, in the transaction that
 * changed them. Call after the orders are written: the date of the last order is read from them.
 */
export async function applyRollups(
  tx: Sql,
  changes: readonly ContributionChange[],
  movements: readonly PointsMovement[],
): Promise<void> {
  const customers = customerDeltas(changes);
  if (customers.length > 0) {
    await tx.query({
      name: "roll-up-customers",
      text: `INSERT INTO customer_stat AS s (merchant_id, profile_id, orders_online, orders_pos, orders_other, spent, last_order_at)
             SELECT r.merchant_id, r.profile_id, COALESCE(r.online, 0), COALESCE(r.pos, 0), COALESCE(r.other, 0), r.spent,
               (SELECT max(o.processed_at) FROM shop_order o
                WHERE o.merchant_id = r.merchant_id AND o.profile_id = r.profile_id)
             FROM jsonb_to_recordset($1) AS r(merchant_id int, profile_id bigint, online int, pos int, other int, spent bigint)
             ORDER BY 1, 2
             ON CONFLICT (merchant_id, profile_id) DO UPDATE SET orders_online = s.orders_online + excluded.orders_online,
               orders_pos = s.orders_pos + excluded.orders_pos, orders_other = s.orders_other + excluded.orders_other,
               spent = s.spent + excluded.spent, last_order_at = excluded.last_order_at`,
      values: [JSON.stringify(customers)],
    });
  }
  await addToDays(tx, dayDeltas(changes, movements));
}

async function addToDays(tx: Sql, days: readonly DayDelta[]): Promise<void> {
  if (days.length === 0) return;
  await tx.query({
    name: "roll-up-days",
    text: `INSERT INTO day_stat AS s (merchant_id, shop_id, day, channel, orders, net, earned, taken_back,
             adjusted, spent, expired, bonus)
           SELECT * FROM jsonb_to_recordset($1) AS r(merchant_id int, shop_id int, day date, channel text, orders int,
             net bigint, earned bigint, taken_back bigint, adjusted bigint, spent bigint, expired bigint, bonus bigint)
           ORDER BY 1, 2, 3, 4
           ON CONFLICT (merchant_id, shop_id, day, channel) DO UPDATE SET orders = s.orders + excluded.orders,
             net = s.net + excluded.net, earned = s.earned + excluded.earned,
             taken_back = s.taken_back + excluded.taken_back, adjusted = s.adjusted + excluded.adjusted,
             spent = s.spent + excluded.spent, expired = s.expired + excluded.expired,
             bonus = s.bonus + excluded.bonus`,
    values: [JSON.stringify(days)],
  });
}

/** Points that no order moved, in the field of the day's figures that they belong to. */
export interface OtherMovement {
  field: "adjusted" | "spent" | "expired" | "bonus";
  merchantId: MerchantId;
  /** The merchant's first shop: these belong to no shop more than to another. */
  shopId: number;
  day: string;
  points: number;
}

/** Adjusted, spent, expired and bonus points, on the days they moved. */
export async function rollUpMovements(tx: Sql, movements: readonly OtherMovement[]): Promise<void> {
  const days = new Map<string, DayDelta>();
  for (const { field, merchantId, shopId, day, points } of movements) {
    const key = `${merchantId}/${shopId}/${day}`;
    const nothing = {
      orders: 0,
      net: 0,
      earned: 0,
      taken_back: 0,
      adjusted: 0,
      spent: 0,
      expired: 0,
      bonus: 0,
    };
    const place = { merchant_id: merchantId, shop_id: shopId, day, channel: "other" };
    const delta = days.get(key) ?? { ...place, ...nothing };
    days.set(key, delta);
    delta[field] += points;
  }
  await addToDays(tx, [...days.values()]);
}

/** The figures of one person go to another. */
export async function mergeCustomerStats(
  tx: Sql,
  merchantId: MerchantId,
  from: ProfileId,
  into: ProfileId,
): Promise<void> {
  await tx.query({
    name: "merge-customer-stats",
    text: `WITH gone AS (DELETE FROM customer_stat WHERE merchant_id = $1 AND profile_id = $2 RETURNING *)
           INSERT INTO customer_stat AS s (merchant_id, profile_id, orders_online, orders_pos, orders_other, spent, last_order_at)
           SELECT merchant_id, $3, orders_online, orders_pos, orders_other, spent, last_order_at FROM gone
           ON CONFLICT (merchant_id, profile_id) DO UPDATE SET orders_online = s.orders_online + excluded.orders_online,
             orders_pos = s.orders_pos + excluded.orders_pos, orders_other = s.orders_other + excluded.orders_other,
             spent = s.spent + excluded.spent, last_order_at = greatest(s.last_order_at, excluded.last_order_at)`,
    values: [merchantId, from, into],
  });
}
