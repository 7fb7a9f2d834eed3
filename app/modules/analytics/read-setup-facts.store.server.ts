import type { MerchantId } from "#app/vocabulary/ids.ts";
import { sql } from "#app/platform/db.server.ts";

export interface SetupFacts {
  dismissed: boolean;
  detailsRead: boolean;
  firstOrderAt: Date | null;
  backfill: "none" | "running" | "done" | "failed";
  deadMessages: number;
}

interface Row {
  dismissed: boolean;
  details_read: boolean;
  first_order_at: Date | null;
  backfill_status: string | null;
  dead: number;
}

function backfillState(status: string | null): SetupFacts["backfill"] {
  if (status === null) return "none";
  if (status === "done" || status === "failed") return status;
  return "running";
}

/** What of the setup is done, and what needs the merchant's attention. */
export async function readSetupFacts(merchantId: MerchantId): Promise<SetupFacts> {
  const { rows } = await sql.query<Row>({
    name: "setup-facts",
    text: `SELECT m.setup_dismissed_at IS NOT NULL AS dismissed,
             EXISTS (SELECT 1 FROM shop s WHERE s.merchant_id = $1 AND s.details_read_at IS NOT NULL) AS details_read,
             (SELECT min(o.processed_at) FROM shop_order o WHERE o.merchant_id = $1) AS first_order_at,
             (SELECT b.status FROM backfill b WHERE b.merchant_id = $1
              ORDER BY b.status = 'done' DESC, b.backfill_id DESC LIMIT 1) AS backfill_status,
             (SELECT count(*) FROM inbox_result r WHERE r.merchant_id = $1 AND r.outcome = 'dead') AS dead
           FROM merchant m WHERE m.merchant_id = $1`,
    values: [merchantId],
  });
  const row = rows[0];
  if (!row) throw new Error(`no merchant ${merchantId}`);
  return {
    dismissed: row.dismissed,
    detailsRead: row.details_read,
    firstOrderAt: row.first_order_at,
    backfill: backfillState(row.backfill_status),
    deadMessages: row.dead,
  };
}
