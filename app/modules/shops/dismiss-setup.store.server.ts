import type { MerchantId } from "#app/vocabulary/ids.ts";
import { sql } from "#app/platform/db.server.ts";

/** Hides the setup guide, or brings it back. */
export async function setSetupDismissed(merchantId: MerchantId, dismissed: boolean): Promise<void> {
  await sql.query({
    text: `UPDATE merchant SET setup_dismissed_at = CASE WHEN $2 THEN COALESCE(setup_dismissed_at, now()) END
           WHERE merchant_id = $1`,
    values: [merchantId, dismissed],
  });
}
