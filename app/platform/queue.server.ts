import type { z } from "zod";
import type { Sql } from "./db.server.ts";

export interface EnqueueOptions {
  /** Not before this instant. */
  runAt?: Date;
  /** A job that waits under this key is replaced, so that the same work never waits twice. */
  jobKey?: string;
  /** Jobs of one queue run one after the other, whichever worker takes them. */
  queue?: string;
}

/** Enqueues a job in the caller's transaction: the fact and its job commit together (law 9). */
export async function enqueueJob<Payload>(
  tx: Sql,
  job: { name: string; schema: z.ZodType<Payload> },
  payload: Payload,
  options: EnqueueOptions = {},
): Promise<void> {
  await tx.query({
    name: "enqueue-job",
    text: `SELECT graphile_worker.add_job($1, payload => $2::json, run_at => $3::timestamptz, job_key => $4,
             queue_name => $5, max_attempts => 12)`,
    values: [
      job.name,
      JSON.stringify(payload),
      options.runAt ?? null,
      options.jobKey ?? null,
      options.queue ?? null,
    ],
  });
}
