import { toShopifyId, type ProfileId, type ShopId } from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";
import type { CustomerName } from "#app/contracts/actions.ts";
import {
  loadProfiles,
  lockProfiles,
  normaliseEmail,
  normalisePhone,
  ProfileBook,
  type IdentityLookup,
} from "#app/modules/profiles/index.ts";
import type { Shop } from "#app/modules/shops/index.ts";

type Lookup = IdentityLookup & { shopId: ShopId | 0 };

/** What names the customer; a Shopify number is one within each of the merchant's shops. */
export function lookupsOf(shops: readonly Shop[], customer: CustomerName): Lookup[] {
  const any = shops.slice(0, 1).map(({ merchantId }) => ({ merchantId, shopId: 0 as const }));
  if ("id" in customer) {
    const value = toShopifyId(customer.id);
    return value === null
      ? []
      : shops.map(({ merchantId, shopId }) => ({ merchantId, shopId, kind: "customer" as const, value }));
  }
  if ("email" in customer) {
    const value = normaliseEmail(customer.email);
    return value === null ? [] : any.map((place) => ({ ...place, kind: "email" as const, value }));
  }
  const value = normalisePhone(customer.phone, shops[0]?.country ?? "");
  return value === null ? [] : any.map((place) => ({ ...place, kind: "phone" as const, value }));
}

/** A profile may have become another while its lock was waited for. */
const MOST_ROUNDS = 5;

/** The person, under a lock: nobody becomes another one between the look and what is done. Null for a stranger. */
export async function lockPerson(tx: Sql, lookups: readonly Lookup[]): Promise<ProfileId | null> {
  const locked = new Set<number>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const { profiles, identities } = await loadProfiles(tx, lookups, []);
    const book = new ProfileBook(profiles, identities, []);
    const [owner] = lookups.flatMap((lookup) => book.ownerOf(lookup.merchantId, lookup) ?? []);
    if (owner === undefined || book.profile(owner)?.redactedAt) return null;
    if (locked.has(owner)) return owner;
    await lockProfiles(tx, profiles);
    for (const { profileId } of profiles) locked.add(profileId);
  }
  throw new Error("a person kept changing while they were locked");
}
