import type { Tenant } from "#app/vocabulary/ids.ts";
import { sql, type Sql } from "#app/platform/db.server.ts";

export type BackfillStatus = "asked" | "running" | "reading" | "done" | "failed";

/** The fetching of past orders: asked by a person, run by Shopify as a bulk operation, then read order by order. */
export interface Backfill {
  backfillId: number;
  status: BackfillStatus;
  since: Date;
  bulkOperationId: string | null;
  /** Orders handed to the inbox: after a stop, reading goes on behind them. */
  done: number;
}

interface BackfillRow {
  backfill_id: number;
  status: BackfillStatus;
  since: Date;
  bulk_operation_id: string | null;
  done: number;
}

/** Null when one is under way already. */
export async function createBackfill(
  tx: Sql,
  tenant: Tenant,
  wish: { since: Date; givesPoints: boolean; requestedBy: string },
): Promise<number | null> {
  await tx.query({
    text: "SELECT pg_advisory_xact_lock(hashtextextended('backfill/' || $1::int, 0))",
    values: [tenant.shopId],
  });
  const { rows } = await tx.query<{ backfill_id: number }>({
    text: `INSERT INTO backfill (merchant_id, shop_id, since, gives_points, requested_by)
           SELECT $1, $2, $3, $4, $5 WHERE NOT EXISTS (
             SELECT 1 FROM backfill WHERE merchant_id = $1 AND shop_id = $2 AND status NOT IN ('done', 'failed'))
           RETURNING backfill_id`,
    values: [tenant.merchantId, tenant.shopId, wish.since, wish.givesPoints, wish.requestedBy],
  });
  return rows[0]?.backfill_id ?? null;
}

export async function readBackfill(tenant: Tenant, backfillId: number): Promise<Backfill | null> {
  const { rows } = await sql.query<BackfillRow>({
    name: "read-backfill",
    text: `SELECT backfill_id, status, since, bulk_operation_id, done FROM backfill
           WHERE merchant_id = $1 AND shop_id = $2 AND backfill_id = $3`,
    values: [tenant.merchantId, tenant.shopId, backfillId],
  });
  const row = rows[0];
  if (!row) return null;
  const { backfill_id, bulk_operation_id, ...rest } = row;
  return { ...rest, backfillId: backfill_id, bulkOperationId: bulk_operation_id };
}

export interface BackfillChange {
  status: BackfillStatus;
  bulkOperationId?: string;
  total?: number;
  done?: number;
  error?: string;
}

export async function changeBackfill(
  tenant: Tenant,
  backfillId: number,
  change: BackfillChange,
): Promise<void> {
  await sql.query({
    name: "change-backfill",
    text: `UPDATE backfill SET status = $3, bulk_operation_id = COALESCE($4, bulk_operation_id),
             total = COALESCE($5, total), done = COALESCE($6, done), error = $7,
             finished_at = CASE WHEN $3 IN ('done', 'failed') THEN now() END
           WHERE merchant_id = $1 AND backfill_id = $2`,
    values: [
      tenant.merchantId,
      backfillId,
      change.status,
      change.bulkOperationId ?? null,
      change.total ?? null,
      change.done ?? null,
      change.error ?? null,
    ],
  });
}
