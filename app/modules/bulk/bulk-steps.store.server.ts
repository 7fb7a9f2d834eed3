import type { MerchantId } from "#app/vocabulary/ids.ts";
import { sql, type Sql } from "#app/platform/db.server.ts";

/**
 * Moves the count of rows that the reading of a file has come to.
 * @returns false when somebody else has begun to read it, too: then this reader must stop.
 */
export async function noteRowsRead(
  tx: Sql,
  merchantId: MerchantId,
  runId: number,
  { before, rows }: { before: number; rows: number },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: "note-bulk-rows-read",
    text: `UPDATE bulk_run SET rows = $4
           WHERE merchant_id = $1 AND run_id = $2 AND status = 'reading' AND rows = $3`,
    values: [merchantId, runId, before, rows],
  });
  return rowCount === 1;
}

/** Nothing of the file counts as read. @returns the file, or null when the run does not wait to be read. */
export async function startReading(
  tx: Sql,
  merchantId: MerchantId,
  runId: number,
): Promise<Uint8Array | null> {
  const { rows } = await tx.query<{ file: Uint8Array }>({
    text: `UPDATE bulk_run SET rows = 0 WHERE merchant_id = $1 AND run_id = $2 AND status = 'reading'
           RETURNING file`,
    values: [merchantId, runId],
  });
  return rows[0]?.file ?? null;
}

/** The file is read: the run knows its totals, and the file itself goes. Does nothing for a reader who must stop. */
export async function finishReading(
  tx: Sql,
  merchantId: MerchantId,
  runId: number,
  told: { rows: number; header: readonly string[]; unread: readonly string[]; source: string | null },
): Promise<void> {
  await tx.query({
    text: `UPDATE bulk_run SET status = 'ready', file = NULL, problem = NULL, header = $3, unread = $4, source = $5,
             planned = t.planned, new_people = t.new_people, unchanged = t.unchanged, refused = t.refused,
             to_add = t.to_add, to_take = t.to_take
           FROM (
             SELECT count(*) FILTER (WHERE status = 'planned')::int AS planned,
               count(*) FILTER (WHERE status = 'planned' AND profile_id IS NULL)::int AS new_people,
               count(*) FILTER (WHERE status = 'unchanged')::int AS unchanged,
               count(*) FILTER (WHERE status = 'refused')::int AS refused,
               COALESCE(sum(change) FILTER (WHERE status = 'planned' AND change > 0), 0)::bigint AS to_add,
               COALESCE(-sum(change) FILTER (WHERE status = 'planned' AND change < 0), 0)::bigint AS to_take
             FROM bulk_row WHERE merchant_id = $1 AND run_id = $2) t
           WHERE merchant_id = $1 AND run_id = $2 AND status = 'reading' AND bulk_run.rows = $6`,
    values: [merchantId, runId, told.header, told.unread, told.source, told.rows],
  });
}

/** The whole file is refused. */
export async function failRun(
  tx: Sql,
  merchantId: MerchantId,
  runId: number,
  problem: string,
): Promise<void> {
  await tx.query({
    text: `UPDATE bulk_run SET status = 'failed', file = NULL, problem = $3, rows = 0, finished_at = now()
           WHERE merchant_id = $1 AND run_id = $2 AND status = 'reading'`,
    values: [merchantId, runId, problem],
  });
}

/** @returns false when the run is not ready: it was begun before, or discarded. */
export async function startApplying(
  tx: Sql,
  merchantId: MerchantId,
  runId: number,
  { by, at }: { by: string; at: Date },
): Promise<boolean> {
  const { rowCount } = await tx.query({
    text: `UPDATE bulk_run SET status = 'applying', apply_by = $3, apply_at = $4
           WHERE merchant_id = $1 AND run_id = $2 AND status = 'ready' AND planned > 0`,
    values: [merchantId, runId, by, at],
  });
  return rowCount === 1;
}

/** @returns false when the run is not one that waits for its author. */
export async function discardRun(tx: Sql, merchantId: MerchantId, runId: number): Promise<boolean> {
  const { rowCount } = await tx.query({
    text: `UPDATE bulk_run SET status = 'discarded', finished_at = now()
           WHERE merchant_id = $1 AND run_id = $2 AND status = 'ready'`,
    values: [merchantId, runId],
  });
  return rowCount === 1;
}

export interface ChunkTotals {
  applied: number;
  unchanged: number;
  refused: number;
  added: number;
  taken: number;
}

/** Adds what a chunk did; a problem before it is over. */
export async function addChunk(
  tx: Sql,
  merchantId: MerchantId,
  runId: number,
  chunk: ChunkTotals,
  finishedAt: Date | null,
): Promise<void> {
  await tx.query({
    name: "add-bulk-chunk",
    text: `UPDATE bulk_run SET applied = applied + $3, unchanged = unchanged + $4, refused = refused + $5,
             added = added + $6, taken = taken + $7, problem = NULL, finished_at = $8,
             status = CASE WHEN $8::timestamptz IS NULL THEN status ELSE 'done' END
           WHERE merchant_id = $1 AND run_id = $2`,
    values: [
      merchantId,
      runId,
      chunk.applied,
      chunk.unchanged,
      chunk.refused,
      chunk.added,
      chunk.taken,
      finishedAt,
    ],
  });
}

/** Something of ours went wrong; the work is tried again. */
export async function noteTrouble(merchantId: MerchantId, runId: number, problem: string): Promise<void> {
  await sql.query({
    text: `UPDATE bulk_run SET problem = $3
           WHERE merchant_id = $1 AND run_id = $2 AND status IN ('reading', 'applying')`,
    values: [merchantId, runId, problem],
  });
}
