import { createHash } from "node:crypto";
import { now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { enqueueJob } from "#app/platform/queue.server.ts";
import { readBulkFileJob } from "#app/jobs/definitions/bulk.ts";
import {
  createRun,
  csvRows,
  decodeFile,
  readHeader,
  UnreadableCsv,
  type BulkChoices,
} from "#app/modules/bulk/index.ts";
import type { Shop } from "#app/modules/shops/index.ts";

export type BulkStartAnswer = { ok: true; runId: number } | { ok: false; problem: string };

/** In plain words what is wrong with a file as a whole, as far as its first rows show it. */
async function problemOf(file: Uint8Array): Promise<string | null> {
  const decoded = decodeFile(file);
  if (!decoded.ok) return decoded.problem;
  try {
    const rows = csvRows(decoded.text);
    const header = await rows.next();
    if (header.done) return "The file is empty.";
    const read = readHeader(header.value.cells);
    if (!read.ok) return read.problem;
    const first = await rows.next();
    await rows.return(undefined);
    return first.done ? "The file has no rows below the names of its columns." : null;
  } catch (error) {
    if (error instanceof UnreadableCsv) return error.message;
    throw error;
  }
}

/** Takes in a file that changes many balances. A job reads it; nothing is posted before somebody has seen the result. */
export async function startBulkRun(
  shop: Shop,
  staffName: string,
  wish: BulkChoices & { fileName: string; file: Uint8Array },
): Promise<BulkStartAnswer> {
  const problem = await problemOf(wish.file);
  if (problem !== null) return { ok: false, problem };
  const fileHash = createHash("sha256").update(wish.file).digest();
  return transaction(async (tx): Promise<BulkStartAnswer> => {
    const runId = await createRun(tx, shop, { ...wish, fileHash, askedBy: staffName, askedAt: now() });
    await enqueueJob(tx, readBulkFileJob, { merchantId: shop.merchantId, runId });
    return { ok: true, runId };
  });
}
