import type { MerchantId } from "#app/vocabulary/ids.ts";
import { formatMoney } from "#app/vocabulary/money.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { newestVersion } from "#app/modules/programs/index.ts";
import {
  contradictions,
  createReward,
  lockReward,
  saveReward,
  type RewardTerms,
} from "#app/modules/redemption/index.ts";
import { recordStaffAction } from "#app/modules/staff/index.ts";
import { TIERS } from "#app/modules/tiers/index.ts";
import { publishProgram } from "./publish/ask-to-publish.server.ts";

export type SaveRewardAnswer =
  | { ok: true; rewardId: number; revision: number }
  | { ok: false; reason: "stale" }
  | { ok: false; reason: "unknown_reward" }
  | { ok: false; reason: "invalid"; errors: Record<string, string> };

export interface SaveRewardWish {
  merchantId: MerchantId;
  /** Null for a new one. */
  rewardId: number | null;
  /** The revision that the author saw; 0 for a new one. */
  baseRevision: number;
  terms: RewardTerms;
  staffName: string;
}

/** A tier that is gone would keep everybody out. */
async function unknownTiers(
  merchantId: MerchantId,
  tiers: readonly string[],
): Promise<Record<string, string>> {
  if (tiers.length === 0) return {};
  const ladder = (await newestVersion(merchantId, TIERS))?.settings.tiers ?? [];
  const isKnown = (tier: string) => ladder.some(({ id }) => id === tier);
  return tiers.every(isKnown)
    ? {}
    : { tiers: "One of these tiers is not on the ladder any more: choose again." };
}

/**
 * Saves a reward as its next revision, or a new one as a draft. What members hold already stays as it was promised
 * (edge case R8).
 */
export async function saveRewardTerms(wish: SaveRewardWish): Promise<SaveRewardAnswer> {
  const { merchantId, rewardId, baseRevision, terms, staffName } = wish;
  const at = now();
  const missing = await unknownTiers(merchantId, terms.conditions.tiers);
  return transaction(async (tx): Promise<SaveRewardAnswer> => {
    // Under its lock nobody takes one more while the stock is compared.
    const known = rewardId === null ? null : await lockReward(tx, merchantId, rewardId);
    if (rewardId !== null && !known) return { ok: false, reason: "unknown_reward" };
    if (known && known.revision !== baseRevision) return { ok: false, reason: "stale" };
    if (known && known.terms.offer.kind !== terms.offer.kind)
      return { ok: false, reason: "invalid", errors: { form: "A reward keeps its kind: add a new one." } };
    const errors = { ...missing, ...contradictions(terms, known?.taken ?? 0, formatMoney) };
    if (Object.keys(errors).length > 0) return { ok: false, reason: "invalid", errors };
    const saving = { terms, author: staffName, at };
    const base = known && { rewardId: known.rewardId, revision: known.revision };
    const revision = base ? await saveReward(tx, merchantId, base, saving) : 1;
    if (revision === null) return { ok: false, reason: "stale" };
    const saved = { rewardId: base?.rewardId ?? (await createReward(tx, merchantId, saving)), revision };
    await publishProgram(tx, merchantId);
    const detail = { reward: saved.rewardId, kind: terms.offer.kind, revision };
    const action = { merchantId, at, actor: staffName, profileId: null, detail };
    await recordStaffAction(tx, { kind: "reward_saved", ...action });
    return { ok: true, ...saved };
  });
}
