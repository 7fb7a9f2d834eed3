import type { Sql } from "#app/platform/db.server.ts";
import type { ProfileBook } from "./profile-book.ts";
import {
  attachIdentities,
  detachIdentities,
  recordMerges,
  recordReviews,
  writeTerms,
} from "./identities.store.server.ts";
import { writeProfiles } from "./profiles.store.server.ts";
import { searchTerms } from "./search-terms.ts";

/** Writes what a batch changed about people. */
export async function writeProfileChanges(tx: Sql, book: ProfileBook): Promise<void> {
  const changes = book.changes();
  const profiles = [...changes.created, ...changes.changed];
  await writeProfiles(tx, profiles);
  await detachIdentities(tx, changes.detached);
  await attachIdentities(tx, changes.attached);
  await writeTerms(
    tx,
    profiles.map((profile) => ({
      merchantId: profile.merchantId,
      profileId: profile.profileId,
      terms: profile.mergedInto === null ? searchTerms(profile, book.identitiesOf(profile.profileId)) : [],
    })),
  );
  await recordMerges(tx, changes.merges);
  await recordReviews(tx, changes.reviews);
}
