import {
  asMerchantId,
  asProfileId,
  asShopId,
  type MerchantId,
  type ProfileId,
  type Tenant,
} from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";
import { sortName } from "./normalise.ts";
import type { IdentityKind, Profile } from "./profile.ts";
import type { OwnedIdentity } from "./profile-changes.ts";

interface ProfileRow {
  merchant_id: number;
  profile_id: number;
  first_name: string | null;
  last_name: string | null;
  email: string | null;
  phone: string | null;
  locale: string | null;
  tags: string[] | null;
  created_at: Date;
  enrolled_at: Date | null;
  customer_since: Date | null;
  source_updated_at: Date | null;
  merged_into: number | null;
  redacted_at: Date | null;
}

const PROFILE = `p.merchant_id, p.profile_id, p.first_name, p.last_name, p.email, p.phone, p.locale, p.tags,
  p.created_at, p.enrolled_at, p.customer_since, p.source_updated_at, p.merged_into, p.redacted_at`;

const toProfile = (row: ProfileRow): Profile => ({
  merchantId: asMerchantId(row.merchant_id),
  profileId: asProfileId(row.profile_id),
  firstName: row.first_name,
  lastName: row.last_name,
  email: row.email,
  phone: row.phone,
  locale: row.locale,
  tags: row.tags,
  createdAt: row.created_at,
  enrolledAt: row.enrolled_at,
  customerSince: row.customer_since,
  sourceUpdatedAt: row.source_updated_at,
  mergedInto: row.merged_into === null ? null : asProfileId(row.merged_into),
  redactedAt: row.redacted_at,
});

interface IdentityRow {
  merchant_id: number;
  kind: IdentityKind;
  shop_id: number;
  value: string;
  profile_id: number;
  verified: boolean;
}

const toIdentity = (row: IdentityRow): OwnedIdentity => ({
  merchantId: asMerchantId(row.merchant_id),
  kind: row.kind,
  shopId: row.shop_id === 0 ? 0 : asShopId(row.shop_id),
  value: row.value,
  profileId: asProfileId(row.profile_id),
  verified: row.verified,
});

/** What to look a person up by. */
export interface IdentityLookup {
  merchantId: MerchantId;
  kind: IdentityKind;
  shopId: number;
  value: string;
}

/** The profiles that own any of the identities, or are named, each with all its identities; merges are followed. */
export async function loadProfiles(
  tx: Sql,
  lookups: readonly IdentityLookup[],
  named: readonly { merchantId: MerchantId; profileId: ProfileId }[],
): Promise<{ profiles: Profile[]; identities: OwnedIdentity[] }> {
  const { rows: profiles } = await tx.query<ProfileRow>({
    name: "load-profiles",
    text: `WITH RECURSIVE found (merchant_id, profile_id) AS (
             SELECT i.merchant_id, i.profile_id
             FROM unnest($1::int[], $2::text[], $3::int[], $4::text[]) AS k(merchant_id, kind, shop_id, value)
             JOIN profile_identity i USING (merchant_id, kind, shop_id, value)
             UNION SELECT * FROM unnest($5::int[], $6::bigint[])
             UNION SELECT p.merchant_id, p.merged_into FROM found f JOIN profile p USING (merchant_id, profile_id)
               WHERE p.merged_into IS NOT NULL
           )
           SELECT ${PROFILE} FROM found f JOIN profile p USING (merchant_id, profile_id)`,
    values: [
      lookups.map((l) => l.merchantId),
      lookups.map((l) => l.kind),
      lookups.map((l) => l.shopId),
      lookups.map((l) => l.value),
      named.map((n) => n.merchantId),
      named.map((n) => n.profileId),
    ],
  });
  const { rows: identities } = await tx.query<IdentityRow>({
    name: "load-identities",
    text: `SELECT i.merchant_id, i.kind, i.shop_id, i.value, i.profile_id, i.verified
           FROM unnest($1::int[], $2::bigint[]) AS k(merchant_id, profile_id)
           JOIN profile_identity i USING (merchant_id, profile_id)`,
    values: [profiles.map((p) => p.merchant_id), profiles.map((p) => p.profile_id)],
  });
  return { profiles: profiles.map(toProfile), identities: identities.map(toIdentity) };
}

/**
 * Keeps others from changing the profiles until the transaction ends. Profiles are written whole, so two writers must
 * never start from the same reading: lock first, then load.
 */
export async function lockProfiles(
  tx: Sql,
  profiles: readonly { merchantId: MerchantId; profileId: ProfileId }[],
): Promise<void> {
  if (profiles.length === 0) return;
  await tx.query({
    name: "lock-profiles",
    text: `SELECT pg_advisory_xact_lock(h) FROM (
             SELECT DISTINCT hashtextextended('profile/' || m || '/' || p, 0) AS h
             FROM unnest($1::int[], $2::bigint[]) AS k(m, p) ORDER BY h) AS names`,
    values: [profiles.map((p) => p.merchantId), profiles.map((p) => p.profileId)],
  });
}

/** Whether a profile still stands for somebody: not merged into another, and not forgotten. */
export async function isPresent(tx: Sql, merchantId: MerchantId, profileId: ProfileId): Promise<boolean> {
  const { rowCount } = await tx.query({
    name: "profile-present",
    text: `SELECT FROM profile
           WHERE merchant_id = $1 AND profile_id = $2 AND merged_into IS NULL AND redacted_at IS NULL`,
    values: [merchantId, profileId],
  });
  return rowCount === 1;
}

/** Takes ids for people that may turn out to be new. */
export async function takeProfileIds(tx: Sql, count: number): Promise<ProfileId[]> {
  if (count === 0) return [];
  const { rows } = await tx.query<{ id: number }>({
    name: "take-profile-ids",
    text: "SELECT nextval('profile_profile_id_seq') AS id FROM generate_series(1, $1)",
    values: [count],
  });
  return rows.map((row) => asProfileId(row.id));
}

/** Inserts or replaces whole profiles; only `redactProfile` sets when one was redacted. */
export async function writeProfiles(tx: Sql, profiles: readonly Profile[]): Promise<void> {
  if (profiles.length === 0) return;
  await tx.query({
    name: "write-profiles",
    text: `INSERT INTO profile (merchant_id, profile_id, first_name, last_name, email, phone, locale, tags, sort_name,
             created_at, enrolled_at, customer_since, source_updated_at, merged_into)
           SELECT merchant_id, profile_id, first_name, last_name, email, phone, locale, tags, sort_name,
             created_at, enrolled_at, customer_since, source_updated_at, merged_into
           FROM jsonb_to_recordset($1) AS r(merchant_id int, profile_id bigint, first_name text, last_name text,
             email text, phone text, locale text, tags text[], sort_name text, created_at timestamptz,
             enrolled_at timestamptz, customer_since timestamptz, source_updated_at timestamptz, merged_into bigint)
           ON CONFLICT (merchant_id, profile_id) DO UPDATE SET first_name = excluded.first_name,
             last_name = excluded.last_name, email = excluded.email, phone = excluded.phone, locale = excluded.locale,
             tags = excluded.tags, sort_name = excluded.sort_name, created_at = excluded.created_at,
             enrolled_at = excluded.enrolled_at, customer_since = excluded.customer_since,
             source_updated_at = excluded.source_updated_at, merged_into = excluded.merged_into`,
    values: [
      JSON.stringify(
        profiles.map((p) => ({
          merchant_id: p.merchantId,
          profile_id: p.profileId,
          first_name: p.firstName,
          last_name: p.lastName,
          email: p.email,
          phone: p.phone,
          locale: p.locale,
          tags: p.tags,
          sort_name: sortName(p.firstName, p.lastName),
          created_at: p.createdAt,
          enrolled_at: p.enrolledAt,
          customer_since: p.customerSince,
          source_updated_at: p.sourceUpdatedAt,
          merged_into: p.mergedInto,
        })),
      ),
    ],
  });
}

/**
 * Forgets who a person is, under every profile that became this one; the profile and its points stay, nameless.
 * @returns all those profiles.
 */
export async function redactProfile(
  tx: Sql,
  merchantId: MerchantId,
  profileId: ProfileId,
): Promise<ProfileId[]> {
  const values = [merchantId, profileId];
  const { rows } = await tx.query<{ profile_id: number }>({
    text: `WITH RECURSIVE same (profile_id) AS (
             SELECT $2::bigint
             UNION SELECT m.from_profile_id FROM same s
               JOIN profile_merge m ON m.merchant_id = $1 AND m.into_profile_id = s.profile_id AND m.undone_at IS NULL
           )
           UPDATE profile p SET first_name = NULL, last_name = NULL, email = NULL, phone = NULL, locale = NULL,
             tags = NULL, sort_name = '', birthday = NULL, redacted_at = now()
           FROM same s WHERE p.merchant_id = $1 AND p.profile_id = s.profile_id
           RETURNING p.profile_id`,
    values,
  });
  await tx.query({ text: "DELETE FROM profile_identity WHERE merchant_id = $1 AND profile_id = $2", values });
  await tx.query({ text: "DELETE FROM profile_term WHERE merchant_id = $1 AND profile_id = $2", values });
  return rows.map((row) => asProfileId(row.profile_id));
}

/** The tags of a customer as Shopify told them when it was asked. */
export async function writeCustomerTags(
  tx: Sql,
  tenant: Tenant,
  customerId: string,
  tags: readonly string[],
): Promise<void> {
  await tx.query({
    text: `UPDATE profile p SET tags = $4 FROM profile_identity i
           WHERE i.merchant_id = $1 AND i.kind = 'customer' AND i.shop_id = $2 AND i.value = $3
             AND p.merchant_id = i.merchant_id AND p.profile_id = i.profile_id`,
    values: [tenant.merchantId, tenant.shopId, customerId, tags],
  });
}
