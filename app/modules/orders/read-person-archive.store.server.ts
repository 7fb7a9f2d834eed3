import type { MerchantId } from "#app/vocabulary/ids.ts";
import { sql } from "#app/platform/db.server.ts";

/** An order as it is kept, for the person it belongs to; who of the staff served is not theirs to know. */
export interface ArchivedOrder {
  shopId: number;
  state: unknown;
  /** Refunds, payments and returns that came beside the order. */
  parts: { kind: string; state: unknown }[];
}

/**
 * Every order of a person, whole, the oldest first; one that was attached may name somebody else, so it names nobody.
 * Not for pages: a person's orders are few, but not limited.
 */
export async function readOrderArchive(merchantId: MerchantId, profileId: number): Promise<ArchivedOrder[]> {
  const { rows } = await sql.query<{ shop_id: number; state: unknown; parts: ArchivedOrder["parts"] }>({
    name: "order-archive",
    text: `SELECT o.shop_id, o.state - 'staffId'
               - CASE WHEN o.attached_profile_id IS NULL THEN '{}'::text[] ELSE '{customer,contact}' END AS state,
             COALESCE((
               SELECT jsonb_agg(jsonb_build_object('kind', p.kind, 'state', p.state) ORDER BY p.kind, p.part_id)
               FROM order_part p
               WHERE p.merchant_id = $1 AND p.shop_id = o.shop_id AND p.order_id = o.order_id), '[]') AS parts
           FROM shop_order o WHERE o.merchant_id = $1 AND o.profile_id = $2
           ORDER BY o.processed_at, o.order_id`,
    values: [merchantId, profileId],
  });
  return rows.map(({ shop_id, state, parts }) => ({ shopId: shop_id, state, parts }));
}
