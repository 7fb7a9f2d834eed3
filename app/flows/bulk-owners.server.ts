import type { ProfileId } from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";
import { lockNames } from "#app/platform/locks.server.ts";
import { matchRow, type BulkRun, type OpenRow } from "#app/modules/bulk/index.ts";
import { takeProfileIds, writeProfileChanges, type ProfileBook } from "#app/modules/profiles/index.ts";
import type { Shop } from "#app/modules/shops/index.ts";
import { loadPeople } from "./apply-events/index.ts";
import { lookupsOfRow, rowPeople, type RowPeople } from "./bulk-people.server.ts";

/** Whose row it turned out to be, or why it can be nobody's. */
export type RowOwner = { row: OpenRow } & (
  { profileId: ProfileId; reason: null } | { profileId: null; reason: string }
);

/** A person whom the file was the first to name. Nobody has confirmed the address, and no shop knows them yet. */
function createPerson(book: ProfileBook, shop: Shop, row: OpenRow, at: Date): ProfileId {
  const { merchantId, shopId } = shop;
  const { email, phone, firstName, lastName } = row;
  const unknown = {
    customerId: null,
    emailVerified: false,
    locale: null,
    tags: null,
    updatedAt: null,
    customerSince: null,
  };
  const profileId = book.resolve({
    merchantId,
    shopId,
    email,
    phone,
    firstName,
    lastName,
    ...unknown,
    seenAt: at,
  });
  if (profileId === null) throw new Error(`row ${row.line} names nobody`);
  return profileId;
}

function ownerOf(people: RowPeople, shop: Shop, run: BulkRun, row: OpenRow, at: Date): RowOwner {
  if (row.profileId !== null) {
    const profile = people.book.profile(row.profileId);
    if (profile && profile.redactedAt === null) return { row, profileId: profile.profileId, reason: null };
    return { row, profileId: null, reason: "This person's data was erased in the meantime." };
  }
  const match = matchRow(row, people.whoIs(row), run.strangers);
  if (match.kind === "refused") return { row, profileId: null, reason: match.reason };
  const profileId = match.kind === "known" ? match.profileId : createPerson(people.book, shop, row, at);
  return { row, profileId, reason: null };
}

/**
 * The people of some rows as they are now, locked until the transaction ends: merges since the file was read are
 * followed, and who was a stranger then is looked for again before being created.
 */
export async function peopleOfRows(
  tx: Sql,
  shop: Shop,
  run: BulkRun,
  rows: readonly OpenRow[],
  at: Date,
): Promise<RowOwner[]> {
  const { merchantId } = shop;
  const strangers = rows.filter(({ profileId }) => profileId === null);
  const lookups = strangers.flatMap((row) => lookupsOfRow(shop, row));
  await lockNames(
    tx,
    lookups.map(({ kind, shopId, value }) => `person/${merchantId}/${kind}/${shopId}/${value}`),
  );
  const named = rows.flatMap(({ profileId }) => (profileId === null ? [] : [{ merchantId, profileId }]));
  const loaded = await loadPeople(tx, lookups, named);
  const people = rowPeople(shop, loaded, await takeProfileIds(tx, strangers.length));
  const owners = rows.map((row) => ownerOf(people, shop, run, row, at));
  await writeProfileChanges(tx, people.book);
  return owners;
}
