import { sql } from "./db.server.ts";

/** A process that did not beat for this long is dead; its jobs go back to the others. */
const DEAD_AFTER_SECONDS = 60;
export const BEAT_MS = 15_000;

/**
 * Says that a worker process lives, and frees the jobs of those that no longer do. The queue by itself gives a killed
 * worker's jobs back after four hours (https://worker.graphile.org/docs/error-handling), and a merchant would watch a
 * backfill stand still.
 */
export async function beat(processId: string, workerIds: readonly string[]): Promise<void> {
  await sql.query({
    name: "worker-beat",
    text: `INSERT INTO worker_process (process_id, worker_ids) VALUES ($1, $2)
           ON CONFLICT (process_id) DO UPDATE SET worker_ids = excluded.worker_ids, seen_at = now()`,
    values: [processId, workerIds],
  });
  await sql.query({
    name: "free-jobs-of-the-dead",
    text: `WITH dead AS (
             DELETE FROM worker_process WHERE seen_at < now() - make_interval(secs => $1) RETURNING worker_ids
           ), ids AS (SELECT array_agg(id) AS ids FROM dead, unnest(worker_ids) AS id)
           SELECT graphile_worker.force_unlock_workers(ids) FROM ids WHERE ids IS NOT NULL`,
    values: [DEAD_AFTER_SECONDS],
  });
}

/** An orderly end: nothing is locked any more. */
export async function endBeat(processId: string): Promise<void> {
  await sql.query({ text: "DELETE FROM worker_process WHERE process_id = $1", values: [processId] });
}
