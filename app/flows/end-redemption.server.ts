import type { MerchantId, ProfileId } from "#app/vocabulary/ids.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction, type Sql } from "#app/platform/db.server.ts";
import { enqueueJob } from "#app/platform/queue.server.ts";
import { removeLeftOverJob } from "#app/jobs/definitions/redemptions.ts";
import { releaseHold } from "#app/modules/ledger/index.ts";
import { lockProfiles } from "#app/modules/profiles/index.ts";
import {
  countTaken,
  markReleased,
  readRedemption,
  type Redemption,
  type ReleaseReason,
} from "#app/modules/redemption/index.ts";

/**
 * The redemption as it is now, under its person's lock: nobody else changes it until the transaction ends.
 * @throws when it is gone
 */
export async function lockRedemption(
  tx: Sql,
  { merchantId, redemptionId }: Pick<Redemption, "merchantId" | "redemptionId">,
): Promise<Redemption> {
  for (let owner: ProfileId | null = null; ;) {
    const redemption = await readRedemption(tx, merchantId, redemptionId);
    if (!redemption) throw new Error(`redemption ${redemptionId} is gone`);
    // Again when a merge moved it while the lock was waited for.
    if (redemption.profileId === owner) return redemption;
    owner = redemption.profileId;
    await lockProfiles(tx, [{ merchantId, profileId: owner }]);
  }
}

export interface Ending {
  reason: ReleaseReason;
  /** Who of the staff did it. */
  actor: string | null;
  at: Date;
}

/** What the ledger's line says of it. */
const wordFor = (reason: ReleaseReason): string =>
  reason === "timed_out" ? "hold_timed_out" : "hold_released";

/** Ends an open redemption whose person is locked: points and stock go back, and Shopify's part is taken away by a job. */
export async function endLocked(
  tx: Sql,
  redemption: Redemption,
  { reason, actor, at }: Ending,
): Promise<void> {
  const { merchantId, shopId, holdId, rewardId } = redemption;
  await countTaken(tx, merchantId, rewardId, -1);
  const status = await releaseHold(tx, { merchantId, holdId, reason: wordFor(reason), actor, at });
  if (status !== "posted" && status !== "replayed")
    throw new Error(`the hold of redemption ${redemption.redemptionId} was answered ${status}`);
  await markReleased(tx, redemption, reason, at);
  await removeLater(tx, { merchantId, shopId });
}

/** Of many that end at once one job clears all away. */
export const removeLater = (tx: Sql, { merchantId, shopId }: Pick<Redemption, "merchantId" | "shopId">) =>
  enqueueJob(tx, removeLeftOverJob, { merchantId, shopId }, { jobKey: `remove-left-over:${shopId}` });

/** Ends a redemption, any number of times (edge case R2). @returns the state in which it was found. */
export async function endRedemption(
  tx: Sql,
  which: Pick<Redemption, "merchantId" | "redemptionId">,
  ending: Ending,
): Promise<Redemption["state"]> {
  const redemption = await lockRedemption(tx, which);
  if (redemption.state === "reserved" || redemption.state === "issued")
    await endLocked(tx, redemption, ending);
  return redemption.state;
}

export type UndoAnswer = { ok: true } | { ok: false; reason: "unknown_redemption" | "already_used" };

/**
 * A shopper or a member of staff takes a reward back before it is used: its points go back with their dates (edge cases
 * R3, R12), any number of times. A shopper only what is theirs; of another's they do not even hear that it exists.
 */
export function undoRedemption(wish: {
  merchantId: MerchantId;
  redemptionId: number;
  /** Null for staff. */
  owner: ProfileId | null;
  actor: string | null;
}): Promise<UndoAnswer> {
  const { merchantId, redemptionId, owner, actor } = wish;
  return transaction(async (tx): Promise<UndoAnswer> => {
    const seen = await readRedemption(tx, merchantId, redemptionId);
    if (!seen || (owner !== null && seen.profileId !== owner))
      return { ok: false, reason: "unknown_redemption" };
    const reason = owner === null ? "undone_by_staff" : "undone_by_shopper";
    const state = await endRedemption(tx, seen, { reason, actor, at: now() });
    return state === "captured" ? { ok: false, reason: "already_used" } : { ok: true };
  });
}
