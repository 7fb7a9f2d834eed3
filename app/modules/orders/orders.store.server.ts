import {
  asMerchantId,
  asProfileId,
  asShopId,
  toShopifyId,
  type ProfileId,
  type ShopifyId,
} from "#app/vocabulary/ids.ts";
import { toPoints } from "#app/vocabulary/points.ts";
import type { Sql } from "#app/platform/db.server.ts";
import type { OrderParts } from "./newest-state.ts";
import { orderKey, type OrderKey, type OrderPins, type OrderRecord } from "./order-record.ts";
import {
  reviveOrder,
  reviveRefund,
  reviveTender,
  type StoredOrderState,
  type StoredRefund,
  type StoredReturn,
  type StoredTender,
} from "./stored-state.ts";

interface OrderRow {
  merchant_id: number;
  shop_id: number;
  order_id: string;
  profile_id: number | null;
  attached_profile_id: number | null;
  state: StoredOrderState;
  paid_at: Date | null;
  rule_version: number | null;
  /** Pins from before there were tiers have none. */
  pins: (Omit<OrderPins, "tier"> & Partial<Pick<OrderPins, "tier">>) | null;
  target_pending: number;
  target_available: number;
  target_reason: string;
  matures_at: Date | null;
  counted_points: number;
  counted_spend: number;
  counted_orders: number;
}

type PartRow = { merchant_id: number; shop_id: number; order_id: string } & (
  | { kind: "refund"; state: StoredRefund }
  | { kind: "tender"; state: StoredTender }
  | { kind: "return"; state: StoredReturn }
  | { kind: "deletion" }
);

export function shopifyId(text: string): ShopifyId {
  const id = toShopifyId(text);
  if (!id) throw new Error(`not a Shopify id in the database: ${text}`);
  return id;
}

const emptyParts = (): OrderParts => ({ refunds: [], tenders: [], returns: [], deleted: false });

const keyColumns = (keys: readonly OrderKey[]) => [
  keys.map((k) => k.merchantId),
  keys.map((k) => k.shopId),
  keys.map((k) => k.orderId),
];

function toRecord(row: OrderRow, parts: OrderParts): OrderRecord {
  return {
    merchantId: asMerchantId(row.merchant_id),
    shopId: asShopId(row.shop_id),
    orderId: shopifyId(row.order_id),
    profileId: row.profile_id === null ? null : asProfileId(row.profile_id),
    attachedTo: row.attached_profile_id === null ? null : asProfileId(row.attached_profile_id),
    state: reviveOrder(row.state),
    parts,
    paidAt: row.paid_at,
    ruleVersion: row.rule_version,
    pins: row.pins && { ...row.pins, tier: row.pins.tier ?? null },
    target: {
      pending: toPoints(row.target_pending),
      available: toPoints(row.target_available),
      reason: row.target_reason,
      maturesAt: row.matures_at,
    },
    counted: {
      points: row.counted_points,
      spend: row.counted_spend,
      orders: row.counted_orders === 1 ? 1 : 0,
    },
  };
}

/** Orders and, even for orders not yet known, the parts that came before them; both by `orderKey`. */
export async function loadOrders(
  tx: Sql,
  keys: readonly OrderKey[],
): Promise<{ orders: Map<string, OrderRecord>; parts: Map<string, OrderParts> }> {
  const { rows: partRows } = await tx.query<PartRow>({
    name: "load-order-parts",
    text: `SELECT p.merchant_id, p.shop_id, p.order_id::text, p.kind, p.state
           FROM unnest($1::int[], $2::int[], $3::bigint[]) AS k(merchant_id, shop_id, order_id)
           JOIN order_part p USING (merchant_id, shop_id, order_id) ORDER BY p.kind, p.part_id`,
    values: keyColumns(keys),
  });
  const parts = new Map<string, OrderParts>();
  for (const row of partRows) {
    const key = `${row.merchant_id}/${row.shop_id}/${row.order_id}`;
    const own = parts.get(key) ?? emptyParts();
    parts.set(key, own);
    if (row.kind === "refund") own.refunds.push(reviveRefund(row.state));
    else if (row.kind === "tender") own.tenders.push(reviveTender(row.state));
    else if (row.kind === "return") own.returns.push(row.state);
    else own.deleted = true;
  }
  const { rows } = await tx.query<OrderRow>({
    name: "load-orders",
    text: `SELECT o.merchant_id, o.shop_id, o.order_id::text, o.profile_id, o.attached_profile_id, o.state, o.paid_at,
             o.rule_version, o.pins, o.target_pending, o.target_available, o.target_reason, o.matures_at,
             o.counted_points, o.counted_spend, o.counted_orders
           FROM unnest($1::int[], $2::int[], $3::bigint[]) AS k(merchant_id, shop_id, order_id)
           JOIN shop_order o USING (merchant_id, shop_id, order_id)`,
    values: keyColumns(keys),
  });
  const orders = new Map<string, OrderRecord>();
  for (const row of rows) {
    const key = `${row.merchant_id}/${row.shop_id}/${row.order_id}`;
    orders.set(key, toRecord(row, parts.get(key) ?? emptyParts()));
  }
  return { orders, parts };
}

/** Inserts or replaces orders. */
export async function writeOrders(tx: Sql, orders: readonly OrderRecord[]): Promise<void> {
  if (orders.length === 0) return;
  await tx.query({
    name: "write-orders",
    text: `INSERT INTO shop_order (merchant_id, shop_id, order_id, profile_id, attached_profile_id, name, channel,
             location_id, financial_status, fulfillment_status, processed_at, updated_at, cancelled_at, paid_at, currency,
             total, current_total, test, state, rule_version, pins, target_pending, target_available, target_reason,
             matures_at, counted_points, counted_spend, counted_orders)
           SELECT r.merchant_id, r.shop_id, r.order_id, r.profile_id, r.attached_profile_id, r.state->>'name',
             r.state->>'channel', (r.state->>'locationId')::bigint, r.state->>'financialStatus', r.state->>'fulfillmentStatus',
             (r.state->>'processedAt')::timestamptz, (r.state->>'updatedAt')::timestamptz,
             (r.state->>'cancelledAt')::timestamptz, r.paid_at, r.state->>'currency', (r.state->>'total')::bigint,
             (r.state->>'currentTotal')::bigint, (r.state->>'test')::boolean, r.state, r.rule_version, r.pins,
             r.target_pending, r.target_available, r.target_reason, r.matures_at,
             r.counted_points, r.counted_spend, r.counted_orders
           FROM jsonb_to_recordset($1) AS r(merchant_id int, shop_id int, order_id bigint, profile_id bigint,
             attached_profile_id bigint, paid_at timestamptz, state jsonb, rule_version int, pins jsonb,
             target_pending bigint, target_available bigint, target_reason text, matures_at timestamptz,
             counted_points bigint, counted_spend bigint, counted_orders int)
           ORDER BY 1, 2, 3
           ON CONFLICT (merchant_id, shop_id, order_id) DO UPDATE SET profile_id = excluded.profile_id,
             attached_profile_id = excluded.attached_profile_id,
             name = excluded.name, channel = excluded.channel, location_id = excluded.location_id,
             financial_status = excluded.financial_status, fulfillment_status = excluded.fulfillment_status,
             processed_at = excluded.processed_at, updated_at = excluded.updated_at,
             cancelled_at = excluded.cancelled_at, paid_at = excluded.paid_at, currency = excluded.currency,
             total = excluded.total, current_total = excluded.current_total, test = excluded.test,
             state = excluded.state, rule_version = excluded.rule_version, pins = excluded.pins,
             target_pending = excluded.target_pending, target_available = excluded.target_available,
             target_reason = excluded.target_reason, matures_at = excluded.matures_at,
             counted_points = excluded.counted_points, counted_spend = excluded.counted_spend,
             counted_orders = excluded.counted_orders`,
    values: [
      JSON.stringify(
        orders.map((o) => ({
          merchant_id: o.merchantId,
          shop_id: o.shopId,
          order_id: o.orderId,
          profile_id: o.profileId,
          attached_profile_id: o.attachedTo,
          paid_at: o.paidAt,
          state: o.state,
          rule_version: o.ruleVersion,
          pins: o.pins,
          target_pending: o.target.pending,
          target_available: o.target.available,
          target_reason: o.target.reason,
          matures_at: o.target.maturesAt,
          counted_points: o.counted.points,
          counted_spend: o.counted.spend,
          counted_orders: o.counted.orders,
        })),
      ),
    ],
  });
}

/** A fact that came beside an order's state. */
export interface NewPart extends OrderKey {
  kind: "refund" | "tender" | "return" | "deletion";
  partId: ShopifyId;
  state: unknown;
}

/** Keeps parts; a return changes its status, refunds and tenders never change. */
export async function writeParts(tx: Sql, parts: readonly NewPart[]): Promise<void> {
  // One statement cannot write a row twice: of a part that came twice in a batch, the later one stays.
  const latest = [...new Map(parts.map((p) => [`${orderKey(p)}/${p.kind}/${p.partId}`, p])).values()];
  if (latest.length === 0) return;
  await tx.query({
    name: "write-order-parts",
    text: `INSERT INTO order_part (merchant_id, shop_id, order_id, kind, part_id, state)
           SELECT * FROM unnest($1::int[], $2::int[], $3::bigint[], $4::text[], $5::bigint[], $6::jsonb[])
           ON CONFLICT (merchant_id, shop_id, order_id, kind, part_id) DO UPDATE SET state = excluded.state`,
    values: [
      ...keyColumns(latest),
      latest.map((p) => p.kind),
      latest.map((p) => p.partId),
      latest.map((p) => JSON.stringify(p.state)),
    ],
  });
}

/** The orders of one person go to another, attached ones stay attached. */
export async function moveOrders(
  tx: Sql,
  merchantId: number,
  from: ProfileId,
  into: ProfileId,
): Promise<void> {
  await tx.query({
    name: "move-orders",
    text: `UPDATE shop_order SET profile_id = $3,
             attached_profile_id = CASE WHEN attached_profile_id IS NOT NULL THEN $3::bigint END
           WHERE merchant_id = $1 AND profile_id = $2`,
    values: [merchantId, from, into],
  });
}

export { orderKey };
