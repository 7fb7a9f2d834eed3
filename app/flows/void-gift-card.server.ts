import type { z } from "zod";
import { asMerchantId, type MerchantId } from "#app/vocabulary/ids.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { enqueueJob } from "#app/platform/queue.server.ts";
import { voidGiftCardJob } from "#app/jobs/definitions/redemptions.ts";
import {
  countTaken,
  markReleased,
  markRemoved,
  readRedemption,
  type Redemption,
} from "#app/modules/redemption/index.ts";
import { readShop } from "#app/modules/shops/index.ts";
import { AdminApiError } from "#app/shopify/operations/admin-client.ts";
import { deactivateGiftCard, readGiftCard, type GiftCard } from "#app/shopify/operations/gift-cards.ts";
import { lockRedemption } from "./end-redemption.server.ts";
import { restoreForOrder } from "./settle-hold.server.ts";
import { withAdmin } from "./with-admin.server.ts";

/** Points of the unused value go back; a card of which nothing was used counts as never given. */
function giveBack(redemption: Redemption, { balance, initialValue }: GiftCard): Promise<void> {
  const { merchantId, redemptionId, holdId, rewardId } = redemption;
  return transaction(async (tx) => {
    const at = now();
    const current = await lockRedemption(tx, redemption);
    if (current.state !== "captured") return;
    const shop = await readShop(current, tx);
    const used = initialValue.amount - balance.amount;
    if (used === 0) await countTaken(tx, merchantId, rewardId, -1);
    await restoreForOrder(tx, shop, { holdId, kept: used, whole: initialValue.amount, at });
    await markRemoved(tx, merchantId, [redemptionId], at);
    if (used === 0) await markReleased(tx, current, "undone_by_staff", at);
  });
}

const cardOf = ({ state, terms, shopifyGid }: Redemption): string | null =>
  state === "captured" && terms.benefit.gives === "gift_card" ? shopifyGid : null;

/**
 * Ends a gift card and gives back the points of its unused value (edge case E14). First the card ends, so that nobody
 * spends what is being given back; the balance that it ended with is what counts. Any number of times.
 */
export async function voidGiftCard(job: z.infer<typeof voidGiftCardJob.schema>): Promise<void> {
  const merchantId = asMerchantId(job.merchantId);
  const redemption = await transaction((tx) => readRedemption(tx, merchantId, job.redemptionId));
  const gid = redemption && cardOf(redemption);
  if (!redemption || !gid) return;
  const ended = await withAdmin(redemption, async (_shop, client) => {
    const card = await readGiftCard(client, gid);
    return card?.enabled ? deactivateGiftCard(client, gid) : card;
  });
  if (ended) await giveBack(redemption, ended);
}

export type VoidAnswer =
  | { ok: true; redemption: Redemption }
  | { ok: false; reason: "unknown_redemption" | "not_a_gift_card" | "try_again" };

/**
 * Staff take a gift card back. What Shopify does not do at once a job goes on trying, so that a card which has ended
 * never keeps its points.
 */
export async function takeBackGiftCard(wish: {
  merchantId: MerchantId;
  redemptionId: number;
}): Promise<VoidAnswer> {
  const { merchantId, redemptionId } = wish;
  const seen = await transaction(async (tx) => {
    const redemption = await readRedemption(tx, merchantId, redemptionId);
    if (redemption && cardOf(redemption))
      await enqueueJob(tx, voidGiftCardJob, wish, { jobKey: `void:${redemptionId}` });
    return redemption;
  });
  if (!seen) return { ok: false, reason: "unknown_redemption" };
  if (!cardOf(seen)) return { ok: false, reason: "not_a_gift_card" };
  try {
    await voidGiftCard(wish);
  } catch (error) {
    if (!(error instanceof AdminApiError)) throw error;
    logger.warn({ err: error, redemption: redemptionId }, "Shopify does not end a gift card");
    return { ok: false, reason: "try_again" };
  }
  const after = await transaction((tx) => readRedemption(tx, merchantId, redemptionId));
  return after ? { ok: true, redemption: after } : { ok: false, reason: "unknown_redemption" };
}
