import type { MerchantId } from "#app/vocabulary/ids.ts";
import { sql } from "#app/platform/db.server.ts";

export interface ReconcileRun {
  runId: number;
  shopId: number;
  startedAt: Date;
  finishedAt: Date | null;
  from: Date;
  to: Date;
  seen: number;
  healed: number;
  status: string;
  error: string | null;
}

interface RunRow {
  run_id: number;
  shop_id: number;
  started_at: Date;
  finished_at: Date | null;
  from_at: Date;
  to_at: Date;
  seen: number;
  healed: number;
  status: string;
  error: string | null;
}

/** The newest comparisons with Shopify. */
export async function listReconcileRuns(merchantId: MerchantId, limit: number): Promise<ReconcileRun[]> {
  const { rows } = await sql.query<RunRow>({
    name: "reconcile-runs",
    text: `SELECT run_id, shop_id, started_at, finished_at, from_at, to_at, seen, healed, status, error
           FROM reconcile_run WHERE merchant_id = $1 ORDER BY started_at DESC, run_id DESC LIMIT $2`,
    values: [merchantId, limit],
  });
  return rows.map((row) => ({
    runId: row.run_id,
    shopId: row.shop_id,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    from: row.from_at,
    to: row.to_at,
    seen: row.seen,
    healed: row.healed,
    status: row.status,
    error: row.error,
  }));
}

export interface Backfill {
  backfillId: number;
  status: "asked" | "running" | "reading" | "done" | "failed";
  since: Date;
  givesPoints: boolean;
  requestedBy: string;
  total: number;
  done: number;
  error: string | null;
  createdAt: Date;
  finishedAt: Date | null;
}

interface BackfillRow {
  backfill_id: number;
  status: Backfill["status"];
  since: Date;
  gives_points: boolean;
  requested_by: string;
  total: number;
  done: number;
  error: string | null;
  created_at: Date;
  finished_at: Date | null;
}

/** The newest imports of past orders. */
export async function listBackfills(merchantId: MerchantId, limit: number): Promise<Backfill[]> {
  const { rows } = await sql.query<BackfillRow>({
    name: "backfills",
    text: `SELECT backfill_id, status, since, gives_points, requested_by, total, done, error, created_at, finished_at
           FROM backfill WHERE merchant_id = $1 ORDER BY backfill_id DESC LIMIT $2`,
    values: [merchantId, limit],
  });
  return rows.map((row) => ({
    backfillId: row.backfill_id,
    status: row.status,
    since: row.since,
    givesPoints: row.gives_points,
    requestedBy: row.requested_by,
    total: row.total,
    done: row.done,
    error: row.error,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  }));
}

export interface PrivacyRequest {
  requestId: number;
  kind: string;
  subject: string;
  receivedAt: Date;
  dueAt: Date;
  doneAt: Date | null;
}

interface PrivacyRow {
  request_id: number;
  kind: string;
  subject: string;
  received_at: Date;
  due_at: Date;
  done_at: Date | null;
}

/** Requests about personal data: the open ones by their due date, then the newest done ones. */
export async function listPrivacyRequests(merchantId: MerchantId, limit: number): Promise<PrivacyRequest[]> {
  const { rows } = await sql.query<PrivacyRow>({
    name: "privacy-requests",
    text: `SELECT request_id, kind, subject, received_at, due_at, done_at FROM privacy_request
           WHERE merchant_id = $1
           ORDER BY done_at IS NOT NULL, CASE WHEN done_at IS NULL THEN due_at END, done_at DESC, request_id
           LIMIT $2`,
    values: [merchantId, limit],
  });
  return rows.map((row) => ({
    requestId: row.request_id,
    kind: row.kind,
    subject: row.subject,
    receivedAt: row.received_at,
    dueAt: row.due_at,
    doneAt: row.done_at,
  }));
}
