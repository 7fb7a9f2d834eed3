import type { Tenant } from "#app/vocabulary/ids.ts";
import { sql } from "#app/platform/db.server.ts";

/** A reconciliation under way: it asks for orders changed since `from`. */
export interface ReconcileRun {
  runId: number;
  from: Date;
}

const LEASE_SECONDS = 120;
/** Shopify's clock and ours differ, and an order may become visible a little after its date. */
const OVERLAP_SECONDS = 120;

/**
 * Begins a reconciliation unless one is under way for the shop (its lease is alive). A run that was stopped is marked
 * failed, and the new one goes on from the watermark it had reached.
 */
export async function beginReconciliation(tenant: Tenant, firstFrom: Date): Promise<ReconcileRun | null> {
  const { rows } = await sql.query<{ run_id: number; from_at: Date }>({
    name: "begin-reconciliation",
    text: `WITH lease AS (
             INSERT INTO shop_sync AS s (merchant_id, shop_id, watermark, lease_until)
             VALUES ($1, $2, $3, now() + make_interval(secs => $4))
             ON CONFLICT (merchant_id, shop_id) DO UPDATE SET lease_until = excluded.lease_until
               WHERE s.lease_until IS NULL OR s.lease_until < now()
             RETURNING watermark
           ), stopped AS (
             UPDATE reconcile_run SET status = 'failed', error = 'It was stopped half-way.', finished_at = now()
             WHERE merchant_id = $1 AND shop_id = $2 AND status = 'running' AND EXISTS (SELECT 1 FROM lease)
           )
           INSERT INTO reconcile_run (merchant_id, shop_id, from_at, to_at)
           SELECT $1, $2, watermark - make_interval(secs => $5), now() FROM lease RETURNING run_id, from_at`,
    values: [tenant.merchantId, tenant.shopId, firstFrom, LEASE_SECONDS, OVERLAP_SECONDS],
  });
  return rows[0] ? { runId: rows[0].run_id, from: rows[0].from_at } : null;
}

/** Moves the watermark forward and prolongs the lease: from here the next run goes on. */
export async function advanceReconciliation(
  tenant: Tenant,
  run: ReconcileRun,
  progress: { watermark: Date; seen: number; healed: number },
): Promise<void> {
  await sql.query({
    name: "advance-reconciliation",
    text: `WITH sync AS (
             UPDATE shop_sync SET watermark = greatest(watermark, $4), lease_until = now() + make_interval(secs => $7)
             WHERE merchant_id = $1 AND shop_id = $2)
           UPDATE reconcile_run SET seen = $5, healed = $6 WHERE merchant_id = $1 AND run_id = $3`,
    values: [
      tenant.merchantId,
      tenant.shopId,
      run.runId,
      progress.watermark,
      progress.seen,
      progress.healed,
      LEASE_SECONDS,
    ],
  });
}

export async function endReconciliation(
  tenant: Tenant,
  run: ReconcileRun,
  error: string | null,
): Promise<void> {
  await sql.query({
    name: "end-reconciliation",
    text: `WITH sync AS (UPDATE shop_sync SET lease_until = NULL WHERE merchant_id = $1 AND shop_id = $2)
           UPDATE reconcile_run SET status = CASE WHEN $4::text IS NULL THEN 'done' ELSE 'failed' END, error = $4,
             finished_at = now() WHERE merchant_id = $1 AND run_id = $3`,
    values: [tenant.merchantId, tenant.shopId, run.runId, error],
  });
}
