import type { MerchantId } from "#app/vocabulary/ids.ts";
import { sql } from "#app/platform/db.server.ts";

/** A row that changes nothing, with its reason. */
export interface RefusedRow {
  line: number;
  cells: string[];
  reason: string;
}

/** Refused rows after a line, in the order of the file. */
export async function listRefusedRows(
  merchantId: MerchantId,
  runId: number,
  afterLine: number,
  limit: number,
): Promise<RefusedRow[]> {
  const { rows } = await sql.query<{ line: number; cells: string[] | null; reason: string }>({
    name: "refused-bulk-rows",
    text: `SELECT line, cells, reason FROM bulk_row
           WHERE merchant_id = $1 AND run_id = $2 AND status = 'refused' AND line > $3 ORDER BY line LIMIT $4`,
    values: [merchantId, runId, afterLine, limit],
  });
  return rows.map((row) => ({ ...row, cells: row.cells ?? [] }));
}

/** A balance before and after, as planned or as done. */
export interface ChangedRow {
  line: number;
  profileId: number | null;
  contact: string | null;
  before: number;
  change: number;
}

interface ChangedRecord {
  line: number;
  profile_id: number | null;
  contact: string | null;
  before: number | null;
  change: number | null;
}

/** The first rows of the file that change a balance. */
export async function listChangedRows(
  merchantId: MerchantId,
  runId: number,
  limit: number,
): Promise<ChangedRow[]> {
  const { rows } = await sql.query<ChangedRecord>({
    name: "changed-bulk-rows",
    text: `SELECT line, profile_id, COALESCE(email, phone, customer_id::text) AS contact, before, change FROM bulk_row
           WHERE merchant_id = $1 AND run_id = $2 AND status IN ('planned', 'applied') ORDER BY line LIMIT $3`,
    values: [merchantId, runId, limit],
  });
  return rows.map((row) => ({
    line: row.line,
    profileId: row.profile_id,
    contact: row.contact,
    before: row.before ?? 0,
    change: row.change ?? 0,
  }));
}

/** Rows that wait to be applied. */
export async function countOpenRows(merchantId: MerchantId, runId: number): Promise<number> {
  const { rows } = await sql.query<{ n: number }>({
    name: "count-open-bulk-rows",
    text: `SELECT count(*)::int AS n FROM bulk_row
           WHERE merchant_id = $1 AND run_id = $2 AND status = 'planned'`,
    values: [merchantId, runId],
  });
  return rows[0]?.n ?? 0;
}
