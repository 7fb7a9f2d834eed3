import type { MerchantId, ProfileId } from "#app/vocabulary/ids.ts";
import type { Day } from "#app/vocabulary/time.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { loadProfiles, lockProfiles } from "#app/modules/profiles/index.ts";
import { listShops } from "#app/modules/shops/index.ts";
import { recordStaffAction } from "#app/modules/staff/index.ts";
import { rankOf } from "#app/modules/tiers/index.ts";
import { settleFloor } from "./settle-tiers.server.ts";
import { tierPolicy } from "./tier-policy.server.ts";

export interface TierWish {
  merchantId: MerchantId;
  profileId: ProfileId;
  /** Null: what was set ends, and what was counted decides. */
  tier: string | null;
  /** The last day; null: without an end. */
  until: Day | null;
  note: string | null;
  staffName: string;
}

export type SetTierAnswer =
  | { ok: true; tier: string | null }
  | { ok: false; reason: "unknown_member" | "no_tiers" | "unknown_tier" | "past_day" };

/** A member of staff gives a member a tier at least, until a day. What is counted may lift them higher still. */
export async function setTier(wish: TierWish): Promise<SetTierAnswer> {
  const { merchantId, profileId, tier, until, note, staffName } = wish;
  const [shop] = await listShops(merchantId);
  if (!shop) return { ok: false, reason: "unknown_member" };
  const at = now();
  return transaction(async (tx): Promise<SetTierAnswer> => {
    await lockProfiles(tx, [{ merchantId, profileId }]);
    const { profiles } = await loadProfiles(tx, [], [{ merchantId, profileId }]);
    const profile = profiles.find((candidate) => candidate.profileId === profileId);
    if (!profile || profile.mergedInto !== null) return { ok: false, reason: "unknown_member" };
    const policy = await tierPolicy(tx, shop, at);
    if (!policy || policy.ladder.rungs.length === 0) return { ok: false, reason: "no_tiers" };
    if (tier !== null && rankOf(policy.ladder, tier) < 0) return { ok: false, reason: "unknown_tier" };
    if (tier !== null && until !== null && until < policy.spans.today)
      return { ok: false, reason: "past_day" };
    const why = { cause: "staff" as const, actor: staffName, note, at };
    const floor = tier === null ? null : { tier, until };
    const after = await settleFloor(tx, shop, policy, profileId, floor, why);
    const detail = { ...(tier === null ? {} : { tier }), ...(until === null ? {} : { until }) };
    await recordStaffAction(tx, { merchantId, at, actor: staffName, kind: "tier_set", profileId, detail });
    return { ok: true, tier: after.tier };
  });
}
