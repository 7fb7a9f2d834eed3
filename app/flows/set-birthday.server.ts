import type { MerchantId, ProfileId } from "#app/vocabulary/ids.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { loadProfiles, lockProfiles, writeBirthday } from "#app/modules/profiles/index.ts";

/** Keeps a member's birthday ("MM-DD"), or forgets it. False for somebody who is not, or no longer, there. */
export const setBirthday = (
  merchantId: MerchantId,
  profileId: ProfileId,
  birthday: string | null,
): Promise<boolean> =>
  transaction(async (tx) => {
    await lockProfiles(tx, [{ merchantId, profileId }]);
    const { profiles } = await loadProfiles(tx, [], [{ merchantId, profileId }]);
    const person = profiles.find((profile) => profile.profileId === profileId);
    if (!person || person.mergedInto !== null || person.redactedAt !== null) return false;
    await writeBirthday(tx, person, birthday, now());
    return true;
  });
