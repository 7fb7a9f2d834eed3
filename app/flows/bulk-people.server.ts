import { toShopifyId, type ProfileId, type ShopifyId } from "#app/vocabulary/ids.ts";
import type { KnownPeople, KnownPerson, RowFacts } from "#app/modules/bulk/index.ts";
import {
  namesAgree,
  ProfileBook,
  sortName,
  type IdentityLookup,
  type loadProfiles,
} from "#app/modules/profiles/index.ts";
import type { Shop } from "#app/modules/shops/index.ts";

export type RowPerson = Pick<RowFacts, "email" | "phone" | "customerId" | "firstName" | "lastName">;

/** Everything that a row names its person by. */
export function lookupsOfRow({ merchantId, shopId }: Shop, row: RowPerson): IdentityLookup[] {
  return [
    { merchantId, kind: "customer" as const, shopId, value: row.customerId },
    { merchantId, kind: "email" as const, shopId: 0, value: row.email },
    { merchantId, kind: "phone" as const, shopId: 0, value: row.phone },
  ].flatMap((lookup) => (lookup.value === null ? [] : [{ ...lookup, value: lookup.value }]));
}

/** The people whom the rows of a batch may mean. */
export interface RowPeople {
  book: ProfileBook;
  whoIs(row: RowPerson): KnownPeople;
}

/** `freshIds` for people who may have to be created. */
export function rowPeople(
  shop: Shop,
  { profiles, identities }: Awaited<ReturnType<typeof loadProfiles>>,
  freshIds: readonly ProfileId[],
): RowPeople {
  const { merchantId, shopId } = shop;
  const book = new ProfileBook(profiles, identities, freshIds);
  const customerIds = new Map<ProfileId, ShopifyId | null>();
  for (const { kind, shopId: of, value, profileId } of identities) {
    if (kind === "customer" && of === shopId) customerIds.set(book.current(profileId), toShopifyId(value));
  }
  const find = (
    row: RowPerson,
    kind: "customer" | "email" | "phone",
    value: string | null,
  ): KnownPerson | null => {
    const owner =
      value === null
        ? null
        : book.ownerOf(merchantId, { kind, shopId: kind === "customer" ? shopId : 0, value });
    const profile = owner === null ? undefined : book.profile(owner);
    if (!profile) return null;
    const [theirs, said] = [profile, row].map(({ firstName, lastName }) => sortName(firstName, lastName));
    return {
      profileId: profile.profileId,
      customerId: customerIds.get(profile.profileId) ?? null,
      email: profile.email,
      nameAgrees: namesAgree(theirs ?? "", said ?? ""),
    };
  };
  return {
    book,
    whoIs: (row) => ({
      byCustomer: find(row, "customer", row.customerId),
      byEmail: find(row, "email", row.email),
      byPhone: find(row, "phone", row.phone),
    }),
  };
}
