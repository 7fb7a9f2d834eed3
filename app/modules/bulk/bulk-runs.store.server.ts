import { asShopId, type MerchantId, type Tenant } from "#app/vocabulary/ids.ts";
import { sql, type Sql } from "#app/platform/db.server.ts";
import type { BulkChoices, BulkRun, BulkStatus } from "./bulk-run.ts";

interface Row {
  run_id: number;
  shop_id: number;
  status: BulkStatus;
  mode: BulkRun["mode"];
  strangers: BulkRun["strangers"];
  silent: boolean;
  note: string;
  file_name: string;
  source: string | null;
  header: string[] | null;
  unread: string[] | null;
  asked_by: string;
  asked_at: Date;
  apply_by: string | null;
  apply_at: Date | null;
  finished_at: Date | null;
  rows: number;
  planned: number;
  new_people: number;
  unchanged: number;
  refused: number;
  to_add: number;
  to_take: number;
  applied: number;
  added: number;
  taken: number;
  problem: string | null;
}

const COLUMNS = `run_id, shop_id, status, mode, strangers, silent, note, file_name, source, header, unread, asked_by,
  asked_at, apply_by, apply_at, finished_at, rows, planned, new_people, unchanged, refused, to_add, to_take, applied,
  added, taken, problem`;

const toRun = (row: Row): BulkRun => ({
  runId: row.run_id,
  shopId: asShopId(row.shop_id),
  status: row.status,
  mode: row.mode,
  strangers: row.strangers,
  silent: row.silent,
  note: row.note,
  fileName: row.file_name,
  source: row.source,
  header: row.header ?? [],
  unread: row.unread ?? [],
  askedBy: row.asked_by,
  askedAt: row.asked_at,
  applyBy: row.apply_by,
  applyAt: row.apply_at,
  finishedAt: row.finished_at,
  rows: row.rows,
  planned: row.planned,
  newPeople: row.new_people,
  unchanged: row.unchanged,
  refused: row.refused,
  toAdd: row.to_add,
  toTake: row.to_take,
  applied: row.applied,
  added: row.added,
  taken: row.taken,
  problem: row.problem,
});

export interface NewRun extends BulkChoices {
  fileName: string;
  file: Uint8Array;
  /** SHA-256 of the file, so that the same one is recognised. */
  fileHash: Uint8Array;
  askedBy: string;
  askedAt: Date;
}

/** Keeps the file until it is read. @returns the number of the run. */
export async function createRun(tx: Sql, { merchantId, shopId }: Tenant, run: NewRun): Promise<number> {
  const { rows } = await tx.query<{ run_id: number }>({
    text: `INSERT INTO bulk_run (merchant_id, shop_id, mode, strangers, silent, note, file_name, file, file_hash,
             asked_by, asked_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING run_id`,
    values: [
      merchantId,
      shopId,
      run.mode,
      run.strangers,
      run.silent,
      run.note,
      run.fileName,
      run.file,
      run.fileHash,
      run.askedBy,
      run.askedAt,
    ],
  });
  if (!rows[0]) throw new Error("the file was not kept");
  return rows[0].run_id;
}

/** Null for a number that is not one of this merchant's runs. */
export async function readRun(merchantId: MerchantId, runId: number): Promise<BulkRun | null> {
  const { rows } = await sql.query<Row>({
    name: "read-bulk-run",
    text: `SELECT ${COLUMNS} FROM bulk_run WHERE merchant_id = $1 AND run_id = $2`,
    values: [merchantId, runId],
  });
  return rows[0] ? toRun(rows[0]) : null;
}

/** Keeps everybody else from working on the run until the transaction ends. */
export async function lockRun(tx: Sql, merchantId: MerchantId, runId: number): Promise<BulkRun | null> {
  const { rows } = await tx.query<Row>({
    name: "lock-bulk-run",
    text: `SELECT ${COLUMNS} FROM bulk_run WHERE merchant_id = $1 AND run_id = $2 FOR UPDATE`,
    values: [merchantId, runId],
  });
  return rows[0] ? toRun(rows[0]) : null;
}

/** The newest first. */
export async function listRuns(merchantId: MerchantId, limit: number): Promise<BulkRun[]> {
  const { rows } = await sql.query<Row>({
    name: "list-bulk-runs",
    text: `SELECT ${COLUMNS} FROM bulk_run WHERE merchant_id = $1 ORDER BY run_id DESC LIMIT $2`,
    values: [merchantId, limit],
  });
  return rows.map(toRun);
}

/** Another run that has applied, or is applying, the very same file. */
export async function findTwin(merchantId: MerchantId, runId: number): Promise<BulkRun | null> {
  const { rows } = await sql.query<Row>({
    name: "find-bulk-twin",
    text: `SELECT ${COLUMNS} FROM bulk_run WHERE merchant_id = $1 AND run_id <> $2 AND status IN ('applying', 'done')
             AND file_hash = (SELECT file_hash FROM bulk_run WHERE merchant_id = $1 AND run_id = $2)
           ORDER BY run_id DESC LIMIT 1`,
    values: [merchantId, runId],
  });
  return rows[0] ? toRun(rows[0]) : null;
}
