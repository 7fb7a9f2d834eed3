import {
  asProfileId,
  asShopId,
  toShopifyId,
  type MerchantId,
  type ProfileId,
  type ShopId,
  type ShopifyId,
} from "#app/vocabulary/ids.ts";
import { toPoints } from "#app/vocabulary/points.ts";
import type { Day } from "#app/vocabulary/time.ts";
import { sql, type Sql } from "#app/platform/db.server.ts";
import type { OrderAwards } from "./person-history.ts";
import type { RuleAward } from "./rules/award-order.ts";

/** What rules gave one person for one order. */
export interface PersonOrderAwards extends OrderAwards {
  profileId: ProfileId;
  shopId: ShopId;
  orderId: ShopifyId;
}

/** Everything that rules gave these people for orders. */
export async function readOrderAwards(
  tx: Sql,
  merchantId: MerchantId,
  profileIds: readonly ProfileId[],
): Promise<PersonOrderAwards[]> {
  const { rows } = await tx.query<{
    profile_id: number;
    shop_id: number;
    order_id: string;
    rule_id: string;
    points: number;
    day: Day;
  }>({
    name: "order-awards",
    text: `SELECT profile_id, shop_id, order_id::text, rule_id, points, day FROM rule_award
           WHERE merchant_id = $1 AND profile_id = ANY ($2::bigint[]) AND order_id IS NOT NULL
           ORDER BY profile_id, shop_id, rule_award.order_id, rule_id`,
    values: [merchantId, profileIds],
  });
  const found = new Map<string, PersonOrderAwards & { awards: RuleAward[] }>();
  for (const { profile_id, shop_id, order_id, rule_id, points, day } of rows) {
    const key = `${profile_id}/${shop_id}/${order_id}`;
    const orderId = toShopifyId(order_id);
    if (!orderId) throw new Error(`not a Shopify id in the database: ${order_id}`);
    const place = { profileId: asProfileId(profile_id), shopId: asShopId(shop_id), orderId, day };
    const order = found.get(key) ?? { ...place, awards: [] };
    found.set(key, order);
    order.awards.push({ ruleId: rule_id, points: toPoints(points) });
  }
  return [...found.values()];
}

/** Replaces what rules gave people for orders; an order without awards keeps none. */
export async function writeOrderAwards(
  tx: Sql,
  changes: readonly (PersonOrderAwards & { merchantId: MerchantId })[],
): Promise<void> {
  if (changes.length === 0) return;
  const occasion = ({ shopId, orderId }: PersonOrderAwards): string => `order:${shopId}:${orderId}`;
  await tx.query({
    name: "drop-order-awards",
    text: `DELETE FROM rule_award a USING unnest($1::int[], $2::bigint[], $3::text[]) AS k(merchant_id, profile_id, occasion)
           WHERE a.merchant_id = k.merchant_id AND a.profile_id = k.profile_id AND a.occasion = k.occasion`,
    values: [
      changes.map((change) => change.merchantId),
      changes.map((change) => change.profileId),
      changes.map(occasion),
    ],
  });
  const rows = changes.flatMap((change) =>
    change.awards.map(({ ruleId, points }) => ({
      merchant_id: change.merchantId,
      profile_id: change.profileId,
      rule_id: ruleId,
      occasion: occasion(change),
      shop_id: change.shopId,
      order_id: change.orderId,
      points,
      day: change.day,
    })),
  );
  await tx.query({
    name: "write-order-awards",
    text: `INSERT INTO rule_award (merchant_id, profile_id, rule_id, occasion, shop_id, order_id, points, day)
           SELECT merchant_id, profile_id, rule_id, occasion, shop_id, order_id, points, day
           FROM jsonb_to_recordset($1) AS r(merchant_id int, profile_id bigint, rule_id text, occasion text, shop_id int,
             order_id bigint, points bigint, day date)`,
    values: [JSON.stringify(rows)],
  });
}

/** What rules gave one person for orders goes to another, with the orders. */
export async function moveOrderAwards(
  tx: Sql,
  merchantId: MerchantId,
  from: ProfileId,
  into: ProfileId,
): Promise<void> {
  await tx.query({
    name: "move-order-awards",
    text: "UPDATE rule_award SET profile_id = $3 WHERE merchant_id = $1 AND profile_id = $2 AND order_id IS NOT NULL",
    values: [merchantId, from, into],
  });
}

/** What rules gave one person for some orders, for people to read. */
export async function listAwardsOfOrders(
  merchantId: MerchantId,
  profileId: number,
  orders: readonly { shopId: number; orderId: string }[],
): Promise<{ shopId: number; orderId: string; ruleId: string; points: number }[]> {
  if (orders.length === 0) return [];
  const { rows } = await sql.query<{ shop_id: number; order_id: string; rule_id: string; points: number }>({
    name: "awards-of-orders",
    text: `SELECT shop_id, order_id::text, rule_id, points FROM rule_award
           WHERE merchant_id = $1 AND profile_id = $2
             AND (shop_id, order_id) IN (SELECT * FROM unnest($3::int[], $4::bigint[]))
           ORDER BY points DESC, rule_id`,
    values: [merchantId, profileId, orders.map(({ shopId }) => shopId), orders.map(({ orderId }) => orderId)],
  });
  return rows.map((row) => ({
    shopId: row.shop_id,
    orderId: row.order_id,
    ruleId: row.rule_id,
    points: row.points,
  }));
}
