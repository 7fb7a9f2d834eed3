import type { MerchantId } from "#app/vocabulary/ids.ts";
import { sql, type Sql } from "#app/platform/db.server.ts";

/** One ledger entry as people read it, with the balances after it. */
export interface LedgerLine {
  version: number;
  kind: string;
  source: string;
  pendingChange: number;
  availableChange: number;
  heldChange: number;
  debtChange: number;
  shortfall: number;
  available: number;
  pending: number;
  debt: number;
  shopId: number | null;
  orderId: string | null;
  /** The reservation that it is about. */
  holdId: number | null;
  reason: string;
  note: string | null;
  actor: string | null;
  occurredAt: Date;
}

interface Row {
  version: number;
  kind: string;
  source: string;
  d_pending: number;
  d_available: number;
  d_held: number;
  d_debt: number;
  d_shortfall: number;
  available: number;
  pending: number;
  debt: number;
  shop_id: number | null;
  order_id: string | null;
  redemption_id: number | null;
  reason: string;
  note: string | null;
  actor: string | null;
  occurred_at: Date;
}

/** Entries older than the version `before` (null: from the newest), newest first. */
export async function listEntries(
  merchantId: MerchantId,
  profileId: number,
  before: number | null,
  limit: number,
  tx: Sql = sql,
): Promise<LedgerLine[]> {
  const { rows } = await tx.query<Row>({
    name: "list-entries",
    text: `SELECT version, kind, source, d_pending, d_available, d_held, d_debt, d_shortfall, available, pending, debt,
             shop_id, order_id::text, redemption_id, reason, note, actor, occurred_at
           FROM ledger_entry
           WHERE merchant_id = $1 AND profile_id = $2 AND version < COALESCE($3::bigint, 9223372036854775807)
           ORDER BY version DESC LIMIT $4`,
    values: [merchantId, profileId, before, limit],
  });
  return rows.map((row) => ({
    version: row.version,
    kind: row.kind,
    source: row.source,
    pendingChange: row.d_pending,
    availableChange: row.d_available,
    heldChange: row.d_held,
    debtChange: row.d_debt,
    shortfall: row.d_shortfall,
    available: row.available,
    pending: row.pending,
    debt: row.debt,
    shopId: row.shop_id,
    orderId: row.order_id,
    holdId: row.redemption_id,
    reason: row.reason,
    note: row.note,
    actor: row.actor,
    occurredAt: row.occurred_at,
  }));
}
