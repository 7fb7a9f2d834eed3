import type { MerchantId, ProfileId } from "#app/vocabulary/ids.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { isPresent, lockProfiles, writeBirthday } from "#app/modules/profiles/index.ts";
import { recordStaffAction } from "#app/modules/staff/index.ts";

/** Staff keep a member's birthday ("MM-DD"), or forget it. False for somebody who is not, or no longer, there. */
export const setBirthday = (wish: {
  merchantId: MerchantId;
  profileId: ProfileId;
  birthday: string | null;
  staffName: string;
}): Promise<boolean> =>
  transaction(async (tx) => {
    const { merchantId, profileId, birthday, staffName } = wish;
    const at = now();
    await lockProfiles(tx, [wish]);
    if (!(await isPresent(tx, merchantId, profileId))) return false;
    await writeBirthday(tx, wish, birthday, at);
    const action = { merchantId, at, actor: staffName, profileId, detail: {} };
    await recordStaffAction(tx, { kind: "birthday_set", ...action });
    return true;
  });
