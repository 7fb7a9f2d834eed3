import { addDays } from "#app/vocabulary/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { forgetRowsAskedBefore } from "#app/modules/bulk/index.ts";
import { listAllShops } from "#app/modules/shops/index.ts";

/** Long enough to correct refused rows; longer would be a second list of customers beside the one that is kept in step. */
const KEEP_DAYS = 30;

/** Takes the rows out of runs whose time is over; their totals stay. */
export async function forgetOldRows(): Promise<void> {
  const merchants = new Set((await listAllShops()).map(({ merchantId }) => merchantId));
  for (const merchantId of merchants) await forgetRowsAskedBefore(merchantId, addDays(now(), -KEEP_DAYS));
}
