import type { MerchantId } from "#app/vocabulary/ids.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { enqueueJob } from "#app/platform/queue.server.ts";
import { applyBulkRowsJob, readBulkFileJob } from "#app/jobs/definitions/bulk.ts";
import { deleteRows, discardRun, lockRun, startApplying } from "#app/modules/bulk/index.ts";
import { recordStaffAction } from "#app/modules/staff/index.ts";

/** @returns false when the run does not wait for it: pressed twice, it begins once. */
export async function applyBulkRun(
  merchantId: MerchantId,
  runId: number,
  staffName: string,
): Promise<boolean> {
  const at = now();
  return transaction(async (tx) => {
    const run = await lockRun(tx, merchantId, runId);
    if (!run || !(await startApplying(tx, merchantId, runId, { by: staffName, at }))) return false;
    await enqueueJob(tx, applyBulkRowsJob, { merchantId, runId });
    const detail = { run: runId, mode: run.mode, rows: run.planned };
    await recordStaffAction(tx, {
      merchantId,
      at,
      actor: staffName,
      kind: "bulk_applied",
      profileId: null,
      detail,
    });
    return true;
  });
}

/** Nothing was posted, so only the rows go. @returns false when the run is not one that can be discarded. */
export async function discardBulkRun(merchantId: MerchantId, runId: number): Promise<boolean> {
  return transaction(async (tx) => {
    const discarded = await discardRun(tx, merchantId, runId);
    if (discarded) await deleteRows(tx, merchantId, runId);
    return discarded;
  });
}

/** Goes on with a run that stands still, without waiting for the next attempt. @returns false when nothing is under way. */
export async function resumeBulkRun(merchantId: MerchantId, runId: number): Promise<boolean> {
  return transaction(async (tx) => {
    const run = await lockRun(tx, merchantId, runId);
    if (run?.status !== "reading" && run?.status !== "applying") return false;
    const job = run.status === "reading" ? readBulkFileJob : applyBulkRowsJob;
    await enqueueJob(tx, job, { merchantId, runId }, { jobKey: `resume-bulk/${merchantId}/${runId}` });
    return true;
  });
}
