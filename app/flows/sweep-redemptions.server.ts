import type { z } from "zod";
import { asMerchantId, asShopId } from "#app/vocabulary/ids.ts";
import { now } from "#app/platform/clock.server.ts";
import { snapshot, transaction } from "#app/platform/db.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import type { removeLeftOverJob } from "#app/jobs/definitions/redemptions.ts";
import {
  listLeftOver,
  listUnfinished,
  markRemoved,
  type Redemption,
  type Unfinished,
} from "#app/modules/redemption/index.ts";
import { listInstalledShops } from "#app/modules/shops/index.ts";
import { AdminApiError, type AdminClient } from "#app/shopify/operations/admin-client.ts";
import { deleteDiscountCode } from "#app/shopify/operations/discount-codes.ts";
import { deactivateGiftCard, readGiftCard } from "#app/shopify/operations/gift-cards.ts";
import { firstShops } from "./first-shops.server.ts";
import { issueRedemption, keepIssued, keepNotIssued } from "./issue-redemption.server.ts";
import { findInShopify } from "./make-in-shopify.server.ts";
import { withAdmin } from "./with-admin.server.ts";

/** Longer than Shopify may take to answer: until then whoever began is still at it. */
const AT_WORK_MS = 2 * 60_000;
const MOST_UNFINISHED = 100;
const MOST_LEFT_OVER = 100;

/** Store credit cannot be looked for, but asked for again under its key; a code that replaces another is owed. */
const isOwed = ({ redemption, isReplacement }: Unfinished): boolean =>
  isReplacement || redemption.terms.benefit.gives === "store_credit";

async function finish(unfinished: Unfinished): Promise<void> {
  const { redemption } = unfinished;
  const looked = await withAdmin(redemption, async (_shop, client) => ({
    gid: await findInShopify(client, redemption),
  }));
  if (looked?.gid) await keepIssued(redemption, looked.gid);
  else if (looked && isOwed(unfinished)) await issueRedemption(redemption);
  else await keepNotIssued(redemption);
}

/** One that fails holds up no other, and has its turn again in a minute. */
async function apart(redemption: Redemption, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof AdminApiError)) throw error;
    logger.warn({ err: error, redemption: redemption.redemptionId }, "Shopify does not answer for a reward");
  }
}

/**
 * What a crash or a silence left between the points and Shopify is looked for there by its code, and finished: what
 * was made is kept, and for what was not the points go back.
 */
export async function finishRedemptions(): Promise<void> {
  for (const { merchantId } of await firstShops()) {
    const before = new Date(now().getTime() - AT_WORK_MS);
    const left = await snapshot((tx) => listUnfinished(tx, merchantId, before, MOST_UNFINISHED));
    for (const unfinished of left) await apart(unfinished.redemption, () => finish(unfinished));
  }
}

async function remove(client: AdminClient, { terms, shopifyGid }: Redemption): Promise<void> {
  if (shopifyGid === null) return;
  if (terms.benefit.gives !== "gift_card") return deleteDiscountCode(client, shopifyGid);
  if ((await readGiftCard(client, shopifyGid))?.enabled) await deactivateGiftCard(client, shopifyGid);
}

/**
 * Takes out of a shop what has ended there, so that dead codes never pile up to Shopify's limits. A step at a time, each
 * at the pace of the shop's own cost bucket; what is gone already counts as taken out (edge case R9).
 */
export async function removeLeftOver(job: z.infer<typeof removeLeftOverJob.schema>): Promise<void> {
  const merchantId = asMerchantId(job.merchantId);
  const shopId = asShopId(job.shopId);
  const left = await snapshot((tx) => listLeftOver(tx, { merchantId, shopId }, MOST_LEFT_OVER));
  if (left.length === 0) return;
  await withAdmin(job, async (_shop, client) => {
    for (const redemption of left)
      await apart(redemption, async () => {
        await remove(client, redemption);
        await transaction((tx) => markRemoved(tx, merchantId, [redemption.redemptionId], now()));
      });
  });
}

/** The rest of what the jobs of single endings did not get done. */
export async function removeLeftOverEverywhere(): Promise<void> {
  for (const { merchantId, shopId } of await listInstalledShops())
    await removeLeftOver({ merchantId, shopId });
}
