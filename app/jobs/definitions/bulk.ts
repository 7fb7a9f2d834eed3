import { z } from "zod";
import { defineJob } from "./define-job.ts";

const run = z.object({ merchantId: z.int(), runId: z.int() });

/** Reads an uploaded file and plans what each of its rows changes; posts nothing. */
export const readBulkFileJob = defineJob("read-bulk-file", run);

/** Applies the next rows of a run; each step enqueues the next. */
export const applyBulkRowsJob = defineJob("apply-bulk-rows", run);
