import type { MerchantId } from "#app/vocabulary/ids.ts";
import { sql } from "#app/platform/db.server.ts";

/** An entry with everything that the ledger says in it, under its own names. */
export interface ExportedEntry {
  profileId: number;
  version: number;
  occurredAt: Date;
  kind: string;
  reason: string;
  note: string | null;
  actor: string | null;
  orderId: string | null;
  availableChange: number;
  pendingChange: number;
  heldChange: number;
  debtChange: number;
  available: number;
  pending: number;
  held: number;
  debt: number;
}

/** Entries after one of a person, people in the order of their numbers, each one's oldest entry first. */
export async function listEntriesAfter(
  merchantId: MerchantId,
  after: Pick<ExportedEntry, "profileId" | "version">,
  limit: number,
): Promise<ExportedEntry[]> {
  const { rows } = await sql.query<ExportedEntry>({
    name: "export-entries",
    text: `SELECT profile_id AS "profileId", version, occurred_at AS "occurredAt", kind, reason, note, actor,
             order_id::text AS "orderId", d_available AS "availableChange", d_pending AS "pendingChange",
             d_held AS "heldChange", d_debt AS "debtChange", available, pending, held, debt
           FROM ledger_entry WHERE merchant_id = $1 AND (profile_id, version) > ($2, $3)
           ORDER BY profile_id, version LIMIT $4`,
    values: [merchantId, after.profileId, after.version, limit],
  });
  return rows;
}

/** A lot that still holds points. */
export interface ExportedLot {
  profileId: number;
  version: number;
  lotNo: number;
  earnedAt: Date;
  expiresAt: Date | null;
  amount: number;
  remaining: number;
  orderId: string | null;
}

/** Open lots after one, in the order of their keys. Lots that are due are among them until they are written off. */
export async function listOpenLotsAfter(
  merchantId: MerchantId,
  after: Pick<ExportedLot, "profileId" | "version" | "lotNo">,
  limit: number,
): Promise<ExportedLot[]> {
  const { rows } = await sql.query<ExportedLot>({
    name: "export-lots",
    text: `SELECT profile_id AS "profileId", version, lot_no AS "lotNo", earned_at AS "earnedAt",
             expires_at AS "expiresAt", amount, remaining, order_id::text AS "orderId"
           FROM point_lot
           WHERE merchant_id = $1 AND (profile_id, version, lot_no) > ($2, $3, $4) AND remaining > 0
           ORDER BY profile_id, version, lot_no LIMIT $5`,
    values: [merchantId, after.profileId, after.version, after.lotNo, limit],
  });
  return rows;
}
