import {
  asProfileId,
  toShopifyId,
  type MerchantId,
  type ProfileId,
  type ShopifyId,
} from "#app/vocabulary/ids.ts";
import { toPoints, type Points } from "#app/vocabulary/points.ts";
import type { Sql } from "#app/platform/db.server.ts";

export type BulkRowStatus = "planned" | "unchanged" | "refused" | "applied";

/** One row of a file as the first look found it. */
export interface PlannedRow {
  line: number;
  status: BulkRowStatus;
  /** As the file has them. */
  cells: readonly string[];
  email: string | null;
  phone: string | null;
  customerId: ShopifyId | null;
  firstName: string | null;
  lastName: string | null;
  note: string | null;
  points: Points | null;
  /** Null for a person who is not known yet, and for most rows that are refused. */
  profileId: ProfileId | null;
  before: Points | null;
  change: Points | null;
  reason: string | null;
}

export async function insertRows(
  tx: Sql,
  merchantId: MerchantId,
  runId: number,
  rows: readonly PlannedRow[],
): Promise<void> {
  await tx.query({
    name: "insert-bulk-rows",
    text: `INSERT INTO bulk_row (merchant_id, run_id, line, status, cells, email, phone, customer_id, first_name,
             last_name, note, points, profile_id, before, change, reason)
           SELECT $1, $2, r.line, r.status, r.cells, r.email, r.phone, r."customerId", r."firstName", r."lastName",
             r.note, r.points, r."profileId", r.before, r.change, r.reason
           FROM jsonb_to_recordset($3) AS r(line int, status text, cells text[], email text, phone text,
             "customerId" bigint, "firstName" text, "lastName" text, note text, points bigint, "profileId" bigint,
             before bigint, change bigint, reason text)`,
    values: [merchantId, runId, JSON.stringify(rows)],
  });
}

export async function deleteRows(tx: Sql, merchantId: MerchantId, runId: number): Promise<void> {
  await tx.query({
    text: "DELETE FROM bulk_row WHERE merchant_id = $1 AND run_id = $2",
    values: [merchantId, runId],
  });
}

/** What a row still asks for. */
export interface OpenRow {
  line: number;
  email: string | null;
  phone: string | null;
  customerId: ShopifyId | null;
  firstName: string | null;
  lastName: string | null;
  note: string | null;
  points: Points;
  profileId: ProfileId | null;
}

interface OpenRowRecord {
  line: number;
  email: string | null;
  phone: string | null;
  customer_id: string | null;
  first_name: string | null;
  last_name: string | null;
  note: string | null;
  points: number;
  profile_id: number | null;
}

/** The first rows that are neither applied nor refused yet, in the order of the file. Call with the run locked. */
export async function readOpenRows(
  tx: Sql,
  merchantId: MerchantId,
  runId: number,
  limit: number,
): Promise<OpenRow[]> {
  const { rows } = await tx.query<OpenRowRecord>({
    name: "open-bulk-rows",
    text: `SELECT line, email, phone, customer_id::text, first_name, last_name, note, points, profile_id FROM bulk_row
           WHERE merchant_id = $1 AND run_id = $2 AND status = 'planned' ORDER BY line LIMIT $3`,
    values: [merchantId, runId, limit],
  });
  return rows.map((row) => ({
    line: row.line,
    email: row.email,
    phone: row.phone,
    customerId: toShopifyId(row.customer_id),
    firstName: row.first_name,
    lastName: row.last_name,
    note: row.note,
    points: toPoints(row.points),
    profileId: row.profile_id === null ? null : asProfileId(row.profile_id),
  }));
}

/** What became of a row when its chunk was applied. */
export interface SettledRow {
  line: number;
  status: Exclude<BulkRowStatus, "planned">;
  profileId: ProfileId | null;
  before: Points | null;
  change: Points | null;
  reason: string | null;
}

export async function settleRows(
  tx: Sql,
  merchantId: MerchantId,
  runId: number,
  rows: readonly SettledRow[],
): Promise<void> {
  await tx.query({
    name: "settle-bulk-rows",
    text: `UPDATE bulk_row b SET status = r.status, profile_id = r."profileId", before = r.before, change = r.change,
             reason = r.reason
           FROM jsonb_to_recordset($3) AS r(line int, status text, "profileId" bigint, before bigint, change bigint,
             reason text)
           WHERE b.merchant_id = $1 AND b.run_id = $2 AND b.line = r.line`,
    values: [merchantId, runId, JSON.stringify(rows)],
  });
}

/** Lines of the run by which these people have got their points already. */
export async function readSettledLines(
  tx: Sql,
  merchantId: MerchantId,
  runId: number,
  profileIds: readonly ProfileId[],
): Promise<Map<ProfileId, number>> {
  const { rows } = await tx.query<{ profile_id: number; line: number }>({
    name: "settled-bulk-lines",
    text: `SELECT profile_id, min(line) AS line FROM bulk_row
           WHERE merchant_id = $1 AND profile_id = ANY ($3::bigint[]) AND run_id = $2 AND status = 'applied'
           GROUP BY profile_id`,
    values: [merchantId, runId, profileIds],
  });
  return new Map(rows.map((row) => [asProfileId(row.profile_id), row.line]));
}
