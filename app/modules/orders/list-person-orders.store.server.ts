import type { MerchantId } from "#app/vocabulary/ids.ts";
import { sql, type Sql } from "#app/platform/db.server.ts";

/** One order as the page of a person shows it; money in minor units of `currency`. */
export interface PersonOrder {
  shopId: number;
  orderId: string;
  name: string;
  channel: string;
  locationId: string | null;
  processedAt: Date;
  cancelledAt: Date | null;
  financialStatus: string;
  currency: string;
  total: number;
  currentTotal: number;
  points: number;
  pendingPoints: number;
  maturesAt: Date | null;
  reason: string;
  /** Staff attached it to the person. */
  attached: boolean;
}

interface Row {
  shop_id: number;
  order_id: string;
  name: string;
  channel: string;
  location_id: string | null;
  processed_at: Date;
  cancelled_at: Date | null;
  financial_status: string;
  currency: string;
  total: number;
  current_total: number;
  target_available: number;
  target_pending: number;
  matures_at: Date | null;
  target_reason: string;
  attached: boolean;
}

export interface OrderPlace {
  processedAt: Date;
  orderId: string;
}

/** A person's orders before the place, the newest first. */
export async function listPersonOrders(
  merchantId: MerchantId,
  profileId: number,
  before: OrderPlace | null,
  limit: number,
): Promise<PersonOrder[]> {
  const { rows } = await sql.query<Row>({
    name: "person-orders",
    text: `SELECT shop_id, order_id::text, name, channel, location_id::text, processed_at, cancelled_at,
             financial_status, currency, total, current_total, target_available, target_pending, matures_at,
             target_reason, attached_profile_id IS NOT NULL AS attached
           FROM shop_order
           WHERE merchant_id = $1 AND profile_id = $2
             AND (processed_at, order_id) < (COALESCE($3::timestamptz, 'infinity'), COALESCE($4::bigint, 0))
           ORDER BY processed_at DESC, shop_order.order_id DESC LIMIT $5`,
    values: [merchantId, profileId, before?.processedAt ?? null, before?.orderId ?? null, limit],
  });
  return rows.map((row) => ({
    shopId: row.shop_id,
    orderId: row.order_id,
    name: row.name,
    channel: row.channel,
    locationId: row.location_id,
    processedAt: row.processed_at,
    cancelledAt: row.cancelled_at,
    financialStatus: row.financial_status,
    currency: row.currency,
    total: row.total,
    currentTotal: row.current_total,
    points: row.target_available,
    pendingPoints: row.target_pending,
    maturesAt: row.matures_at,
    reason: row.target_reason,
    attached: row.attached,
  }));
}

export interface PersonFigures {
  ordersOnline: number;
  ordersPos: number;
  ordersOther: number;
  spent: number;
  lastOrderAt: Date | null;
  /** When the next pending points become available. */
  nextMaturity: { at: Date; points: number } | null;
}

interface FigureRow {
  orders_online: number | null;
  orders_pos: number | null;
  orders_other: number | null;
  spent: number | null;
  last_order_at: Date | null;
  matures_at: Date | null;
  maturing: number | null;
}

export async function readPersonFigures(merchantId: MerchantId, profileId: number): Promise<PersonFigures> {
  const { rows } = await sql.query<FigureRow>({
    name: "person-figures",
    text: `SELECT s.orders_online, s.orders_pos, s.orders_other, s.spent, s.last_order_at, x.matures_at, x.maturing
           FROM (VALUES (1)) one
           LEFT JOIN customer_stat s ON s.merchant_id = $1 AND s.profile_id = $2
           LEFT JOIN LATERAL (
             SELECT o.matures_at, sum(o.target_pending)::bigint AS maturing FROM shop_order o
             WHERE o.merchant_id = $1 AND o.profile_id = $2 AND o.matures_at IS NOT NULL AND o.target_pending > 0
             GROUP BY o.matures_at ORDER BY o.matures_at LIMIT 1
           ) x ON true`,
    values: [merchantId, profileId],
  });
  const row = rows[0];
  return {
    ordersOnline: row?.orders_online ?? 0,
    ordersPos: row?.orders_pos ?? 0,
    ordersOther: row?.orders_other ?? 0,
    spent: row?.spent ?? 0,
    lastOrderAt: row?.last_order_at ?? null,
    nextMaturity: row?.matures_at ? { at: row.matures_at, points: row.maturing ?? 0 } : null,
  };
}

/** Names of orders ("#1001"), keyed `shopId/orderId`. */
export async function listOrderNames(
  merchantId: MerchantId,
  orders: readonly { shopId: number; orderId: string }[],
  tx: Sql = sql,
): Promise<Map<string, string>> {
  const { rows } = await tx.query<{ shop_id: number; order_id: string; name: string }>({
    name: "order-names",
    text: `SELECT o.shop_id, o.order_id::text, o.name FROM unnest($2::int[], $3::bigint[]) AS k(shop_id, order_id)
           JOIN shop_order o ON o.merchant_id = $1 AND o.shop_id = k.shop_id AND o.order_id = k.order_id`,
    values: [merchantId, orders.map((order) => order.shopId), orders.map((order) => order.orderId)],
  });
  return new Map(rows.map((row) => [`${row.shop_id}/${row.order_id}`, row.name]));
}
