import type { MerchantId } from "#app/vocabulary/ids.ts";
import { sql } from "#app/platform/db.server.ts";

/** One change of a balance, for the person it belongs to; who of the staff made it is not theirs to know. */
export interface ArchivedEntry {
  at: Date;
  kind: string;
  reason: string;
  note: string | null;
  orderId: string | null;
  pendingChange: number;
  availableChange: number;
  heldChange: number;
  owedChange: number;
  forgivenChange: number;
}

interface Row {
  occurred_at: Date;
  kind: string;
  reason: string;
  note: string | null;
  order_id: string | null;
  d_pending: number;
  d_available: number;
  d_held: number;
  d_debt: number;
  d_shortfall: number;
}

/** Every change of a person's balance, the oldest first. Not for pages: they are not limited. */
export async function readEntryArchive(merchantId: MerchantId, profileId: number): Promise<ArchivedEntry[]> {
  const { rows } = await sql.query<Row>({
    name: "entry-archive",
    text: `SELECT occurred_at, kind, reason, note, order_id::text, d_pending, d_available, d_held, d_debt, d_shortfall
           FROM ledger_entry WHERE merchant_id = $1 AND profile_id = $2 ORDER BY version`,
    values: [merchantId, profileId],
  });
  return rows.map((row) => ({
    at: row.occurred_at,
    kind: row.kind,
    reason: row.reason,
    note: row.note,
    orderId: row.order_id,
    pendingChange: row.d_pending,
    availableChange: row.d_available,
    heldChange: row.d_held,
    owedChange: row.d_debt,
    forgivenChange: row.d_shortfall,
  }));
}
