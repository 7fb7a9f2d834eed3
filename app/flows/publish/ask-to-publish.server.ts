import type { MerchantId } from "#app/vocabulary/ids.ts";
import { now } from "#app/platform/clock.server.ts";
import type { Sql } from "#app/platform/db.server.ts";
import { enqueueJob } from "#app/platform/queue.server.ts";
import { publishMembersJob, publishProgramJob } from "#app/jobs/definitions/publish.ts";

/** One at a time for each merchant: an older state never overwrites a newer one. */
const queueOf = (merchantId: number): string => `publish:${merchantId}`;

interface Change {
  /** Whether what stands with every member changes too: the names of tiers do. */
  members?: boolean;
  /** The version that was saved. */
  saved?: { program: string; version: number; effectiveFrom: Date };
}

/**
 * Has the program's facts written to Shopify, in the transaction of what changes them (law 9): at once, or when the
 * version that was saved begins. Several changes before the job runs are one.
 */
export async function publishProgram(
  tx: Sql,
  merchantId: MerchantId,
  { members = false, saved }: Change = {},
): Promise<void> {
  const later = saved && saved.effectiveFrom > now() ? saved : null;
  const key = later ? `${later.program}:${later.version}` : members ? "all" : "program";
  await enqueueJob(
    tx,
    publishProgramJob,
    { merchantId, members },
    {
      queue: queueOf(merchantId),
      jobKey: `publish-program:${merchantId}:${key}`,
      ...(later ? { runAt: later.effectiveFrom } : {}),
    },
  );
}

/** Has waiting members written to Shopify; one job that waits is enough for all of them. */
export async function publishMembers(tx: Sql, merchantId: MerchantId): Promise<void> {
  const options = { queue: queueOf(merchantId), jobKey: `publish-members:${merchantId}` };
  await enqueueJob(tx, publishMembersJob, { merchantId }, options);
}
