import type { MerchantId } from "#app/vocabulary/ids.ts";
import { sql } from "#app/platform/db.server.ts";

/**
 * What people are called today, by the number they had once: merges are followed. Who has no name goes by how they are
 * reached; who was forgotten is said to be.
 */
export async function readNames(
  merchantId: MerchantId,
  profileIds: readonly number[],
): Promise<Map<number, string>> {
  const { rows } = await sql.query<{ asked: number; name: string; redacted_at: Date | null }>({
    name: "read-names",
    text: `WITH RECURSIVE same (asked, profile_id) AS (
             SELECT DISTINCT id, id FROM unnest($2::bigint[]) AS id
             UNION SELECT s.asked, p.merged_into FROM same s
               JOIN profile p ON p.merchant_id = $1 AND p.profile_id = s.profile_id
               WHERE p.merged_into IS NOT NULL
           )
           SELECT s.asked, p.redacted_at,
             COALESCE(NULLIF(concat_ws(' ', p.first_name, p.last_name), ''), p.email, p.phone, '') AS name
           FROM same s JOIN profile p ON p.merchant_id = $1 AND p.profile_id = s.profile_id
           WHERE p.merged_into IS NULL`,
    values: [merchantId, profileIds],
  });
  return new Map(
    rows.flatMap(({ asked, name, redacted_at }) => {
      const shown = redacted_at ? "Erased person" : name;
      return shown === "" ? [] : [[asked, shown] as const];
    }),
  );
}
