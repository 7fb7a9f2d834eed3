import type { MerchantId, ProfileId } from "#app/vocabulary/ids.ts";
import { sql, type Sql } from "#app/platform/db.server.ts";

/** A person who must be forgotten: every profile they had, and every contact. */
export interface ForgottenPerson {
  profileIds: readonly ProfileId[];
  emails: readonly string[];
  phones: readonly string[];
  customerIds: readonly string[];
}

/** Takes a person out of the rows of files, also of rows that were refused; what the rows did stays. */
export async function forgetPersonInRows(
  tx: Sql,
  merchantId: MerchantId,
  person: ForgottenPerson,
): Promise<void> {
  await tx.query({
    text: `UPDATE bulk_row SET cells = '{}', email = NULL, phone = NULL, customer_id = NULL, first_name = NULL,
             last_name = NULL, note = NULL
           WHERE merchant_id = $1 AND (profile_id = ANY ($2::bigint[]) OR email = ANY ($3::text[])
             OR phone = ANY ($4::text[]) OR customer_id = ANY ($5::bigint[])
             OR EXISTS (SELECT 1 FROM unnest(cells) AS c, unnest($3::text[]) AS e WHERE strpos(lower(c), e) > 0))`,
    values: [merchantId, person.profileIds, person.emails, person.phones, person.customerIds],
  });
}

/** Removes the rows of runs that were asked for before an instant; the runs with their totals stay. */
export async function forgetRowsAskedBefore(merchantId: MerchantId, instant: Date): Promise<void> {
  await sql.query({
    text: `WITH old AS (
             UPDATE bulk_run SET file = NULL, status = CASE WHEN status = 'ready' THEN 'discarded' ELSE status END
             WHERE merchant_id = $1 AND asked_at < $2 AND status IN ('ready', 'done', 'failed', 'discarded')
             RETURNING run_id)
           DELETE FROM bulk_row r USING old o WHERE r.merchant_id = $1 AND r.run_id = o.run_id`,
    values: [merchantId, instant],
  });
}
