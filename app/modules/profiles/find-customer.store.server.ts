import { asProfileId, type ProfileId, type ShopifyId, type Tenant } from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";

/** The person behind a customer of a shop, as far as a page of theirs needs to know. */
export interface CustomerPerson {
  profileId: ProfileId;
  firstName: string | null;
  locale: string | null;
  /** Null while no source told them. */
  tags: string[] | null;
}

/** One indexed row, merges followed. Null for a customer who is not known here. */
export async function findCustomer(
  tx: Sql,
  { merchantId, shopId }: Tenant,
  customerId: ShopifyId | null,
): Promise<CustomerPerson | null> {
  const { rows } = await tx.query<{
    profile_id: number;
    first_name: string | null;
    locale: string | null;
    tags: string[] | null;
  }>({
    name: "find-customer",
    text: `WITH RECURSIVE found AS (
             SELECT p.profile_id, p.merged_into FROM profile_identity i
             JOIN profile p ON p.merchant_id = i.merchant_id AND p.profile_id = i.profile_id
             WHERE i.merchant_id = $1 AND i.kind = 'customer' AND i.shop_id = $2 AND i.value = $3
             UNION SELECT p.profile_id, p.merged_into FROM found f
             JOIN profile p ON p.merchant_id = $1 AND p.profile_id = f.merged_into
           )
           SELECT p.profile_id, p.first_name, p.locale, p.tags FROM found f
           JOIN profile p ON p.merchant_id = $1 AND p.profile_id = f.profile_id
           WHERE f.merged_into IS NULL AND p.redacted_at IS NULL`,
    // A guest is looked up like everybody: nothing tells by its time whether somebody is known.
    values: [merchantId, shopId, customerId ?? ""],
  });
  const row = rows[0];
  if (!row) return null;
  return {
    profileId: asProfileId(row.profile_id),
    firstName: row.first_name,
    locale: row.locale,
    tags: row.tags,
  };
}
