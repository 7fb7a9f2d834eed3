import type { MerchantId } from "#app/vocabulary/ids.ts";
import { sql } from "#app/platform/db.server.ts";

/** Everything known about who a person is; what they own stands in the ledger. */
export interface Person {
  profileId: number;
  name: string;
  email: string | null;
  phone: string | null;
  locale: string | null;
  tags: string[];
  createdAt: Date;
  enrolledAt: Date | null;
  /** Month and day, "05-17". */
  birthday: string | null;
  mergedInto: number | null;
  redactedAt: Date | null;
}

interface PersonRow {
  profile_id: number;
  first_name: string | null;
  last_name: string | null;
  email: string | null;
  phone: string | null;
  locale: string | null;
  tags: string[] | null;
  created_at: Date;
  enrolled_at: Date | null;
  birthday: string | null;
  merged_into: number | null;
  redacted_at: Date | null;
}

/** Null for an id that is not one of this merchant's people. */
export async function readPerson(merchantId: MerchantId, profileId: number): Promise<Person | null> {
  const { rows } = await sql.query<PersonRow>({
    name: "read-person",
    text: `SELECT profile_id, first_name, last_name, email, phone, locale, tags, created_at, enrolled_at, birthday, merged_into,
             redacted_at
           FROM profile WHERE merchant_id = $1 AND profile_id = $2`,
    values: [merchantId, profileId],
  });
  const row = rows[0];
  if (!row) return null;
  return {
    profileId: row.profile_id,
    name: [row.first_name, row.last_name].filter(Boolean).join(" "),
    email: row.email,
    phone: row.phone,
    locale: row.locale,
    tags: row.tags ?? [],
    createdAt: row.created_at,
    enrolledAt: row.enrolled_at,
    birthday: row.birthday,
    mergedInto: row.merged_into,
    redactedAt: row.redacted_at,
  };
}

export interface KnownBy {
  kind: string;
  /** 0: the same in every shop. */
  shopId: number;
  value: string;
  verified: boolean;
  since: Date;
}

/** By what a person is recognised, the most certain first. */
export async function listIdentities(merchantId: MerchantId, profileId: number): Promise<KnownBy[]> {
  const { rows } = await sql.query<Omit<KnownBy, "shopId" | "since"> & { shop_id: number; created_at: Date }>(
    {
      name: "list-identities",
      text: `SELECT kind, shop_id, value, verified, created_at FROM profile_identity
           WHERE merchant_id = $1 AND profile_id = $2
           ORDER BY array_position(ARRAY['customer', 'email', 'phone', 'card'], kind), shop_id, value LIMIT 100`,
      values: [merchantId, profileId],
    },
  );
  return rows.map(({ shop_id, created_at, ...known }) => ({ ...known, shopId: shop_id, since: created_at }));
}

export interface PossibleDuplicate {
  profileId: number;
  name: string;
  contact: string | null;
  /** No customer of a shop, so Shopify cannot merge them. */
  isGuest: boolean;
  reason: string;
}

/** Other profiles that may be the same person, still to be decided by people. */
export async function listPossibleDuplicates(
  merchantId: MerchantId,
  profileId: number,
): Promise<PossibleDuplicate[]> {
  const { rows } = await sql.query<{
    profile_id: number;
    first_name: string | null;
    last_name: string | null;
    contact: string | null;
    is_guest: boolean;
    reason: string;
  }>({
    name: "possible-duplicates",
    text: `SELECT p.profile_id, p.first_name, p.last_name, COALESCE(p.email, p.phone) AS contact,
             p.enrolled_at IS NULL AS is_guest, m.reason
           FROM (
             SELECT profile_b AS other, reason FROM profile_match
             WHERE merchant_id = $1 AND profile_a = $2 AND resolved_at IS NULL
             UNION ALL
             SELECT profile_a, reason FROM profile_match
             WHERE merchant_id = $1 AND profile_b = $2 AND resolved_at IS NULL
           ) m
           JOIN profile p ON p.merchant_id = $1 AND p.profile_id = m.other
           WHERE p.merged_into IS NULL AND p.redacted_at IS NULL AND p.profile_id <> $2
           ORDER BY p.profile_id LIMIT 10`,
    values: [merchantId, profileId],
  });
  return rows.map((row) => ({
    profileId: row.profile_id,
    name: [row.first_name, row.last_name].filter(Boolean).join(" "),
    contact: row.contact,
    isGuest: row.is_guest,
    reason: row.reason,
  }));
}
