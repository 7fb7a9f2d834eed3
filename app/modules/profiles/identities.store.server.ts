import type { MerchantId, ProfileId } from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";
import type { Merge, OwnedIdentity, Review } from "./profile-changes.ts";

export async function attachIdentities(tx: Sql, identities: readonly OwnedIdentity[]): Promise<void> {
  if (identities.length === 0) return;
  await tx.query({
    name: "attach-identities",
    text: `INSERT INTO profile_identity (merchant_id, kind, shop_id, value, profile_id, verified)
           SELECT * FROM unnest($1::int[], $2::text[], $3::int[], $4::text[], $5::bigint[], $6::boolean[])
           ON CONFLICT (merchant_id, kind, shop_id, value)
           DO UPDATE SET profile_id = excluded.profile_id, verified = profile_identity.verified OR excluded.verified`,
    values: [
      identities.map((i) => i.merchantId),
      identities.map((i) => i.kind),
      identities.map((i) => i.shopId),
      identities.map((i) => i.value),
      identities.map((i) => i.profileId),
      identities.map((i) => i.verified),
    ],
  });
}

export async function detachIdentities(tx: Sql, identities: readonly OwnedIdentity[]): Promise<void> {
  if (identities.length === 0) return;
  await tx.query({
    name: "detach-identities",
    text: `DELETE FROM profile_identity i USING unnest($1::int[], $2::text[], $3::int[], $4::text[], $5::bigint[])
             AS k(merchant_id, kind, shop_id, value, profile_id)
           WHERE i.merchant_id = k.merchant_id AND i.kind = k.kind AND i.shop_id = k.shop_id AND i.value = k.value
             AND i.profile_id = k.profile_id`,
    values: [
      identities.map((i) => i.merchantId),
      identities.map((i) => i.kind),
      identities.map((i) => i.shopId),
      identities.map((i) => i.value),
      identities.map((i) => i.profileId),
    ],
  });
}

/** Replaces the search words of the profiles. */
export async function writeTerms(
  tx: Sql,
  words: readonly { merchantId: MerchantId; profileId: ProfileId; terms: readonly string[] }[],
): Promise<void> {
  if (words.length === 0) return;
  const rows = words.flatMap((w) => w.terms.map((term) => ({ ...w, term })));
  await tx.query({
    name: "drop-terms",
    text: `DELETE FROM profile_term t USING unnest($1::int[], $2::bigint[]) AS k(merchant_id, profile_id)
           WHERE t.merchant_id = k.merchant_id AND t.profile_id = k.profile_id`,
    values: [words.map((w) => w.merchantId), words.map((w) => w.profileId)],
  });
  await tx.query({
    name: "write-terms",
    text: `INSERT INTO profile_term (merchant_id, profile_id, term) SELECT * FROM unnest($1::int[], $2::bigint[], $3::text[])`,
    values: [rows.map((r) => r.merchantId), rows.map((r) => r.profileId), rows.map((r) => r.term)],
  });
}

export async function recordMerges(tx: Sql, merges: readonly Merge[]): Promise<void> {
  if (merges.length === 0) return;
  await tx.query({
    name: "record-merges",
    text: `INSERT INTO profile_merge (merchant_id, from_profile_id, into_profile_id, reason)
           SELECT * FROM unnest($1::int[], $2::bigint[], $3::bigint[], $4::text[])`,
    values: [
      merges.map((m) => m.merchantId),
      merges.map((m) => m.from),
      merges.map((m) => m.into),
      merges.map((m) => m.reason),
    ],
  });
}

export async function recordReviews(tx: Sql, reviews: readonly Review[]): Promise<void> {
  if (reviews.length === 0) return;
  await tx.query({
    name: "record-reviews",
    text: `INSERT INTO profile_match (merchant_id, profile_a, profile_b, reason)
           SELECT * FROM unnest($1::int[], $2::bigint[], $3::bigint[], $4::text[]) ON CONFLICT DO NOTHING`,
    values: [
      reviews.map((r) => r.merchantId),
      reviews.map((r) => r.a),
      reviews.map((r) => r.b),
      reviews.map((r) => r.reason),
    ],
  });
}
