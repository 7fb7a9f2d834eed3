import type { MerchantId } from "#app/vocabulary/ids.ts";
import { noteTrouble } from "#app/modules/bulk/index.ts";

const WORDS = "Something went wrong on our side. It is tried again by itself, from where it stopped.";

/** Lets the page say that the work on a run stands still; the job fails all the same and is tried again. */
export async function withTroubleNoted<T>(
  merchantId: MerchantId,
  runId: number,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await noteTrouble(merchantId, runId, WORDS);
    throw error;
  }
}
