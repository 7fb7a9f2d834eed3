import { now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import {
  countTaken,
  isSettledByOrder,
  markCaptured,
  markIssued,
  readRedemption,
  type Redemption,
} from "#app/modules/redemption/index.ts";
import { readShop } from "#app/modules/shops/index.ts";
import { AdminApiError } from "#app/shopify/operations/admin-client.ts";
import { endRedemption, lockRedemption } from "./end-redemption.server.ts";
import { makeInShopify } from "./make-in-shopify.server.ts";
import { captureForOrder } from "./settle-hold.server.ts";
import { withAdmin } from "./with-admin.server.ts";

/** Whether Shopify has certainly made nothing: a request that may have arrived may have been done. */
const madeNothing = (error: AdminApiError): boolean =>
  ["refused", "access-denied", "throttled"].includes(error.problem);

/**
 * What was promised exists: it can be used, or (a gift card, store credit) has been given, so its points are spent.
 * One that was ended meanwhile stays ended, and is cleared away; but money that was given cannot be taken back.
 */
export function keepIssued(redemption: Redemption, gid: string): Promise<Redemption> {
  const at = now();
  return transaction(async (tx) => {
    await lockRedemption(tx, redemption);
    const issued = await markIssued(tx, redemption, gid, at);
    if (isSettledByOrder(issued.terms.benefit) || issued.state === "captured") return issued;
    const shop = await readShop(issued, tx);
    if (issued.state === "released") await countTaken(tx, issued.merchantId, issued.rewardId, 1);
    await captureForOrder(tx, shop, { holdId: issued.holdId, orderId: null, at });
    await markCaptured(tx, issued, null, at);
    return { ...issued, state: "captured", closedAt: at, releaseReason: null };
  });
}

/** Nothing exists and nothing will: the points go back. */
export const keepNotIssued = (redemption: Redemption): Promise<void> =>
  transaction(async (tx) => {
    await endRedemption(tx, redemption, { reason: "not_issued", actor: null, at: now() });
  });

/**
 * Makes in Shopify what was promised, outside of any transaction, and keeps what came of it.
 * @returns the redemption; null when it was not made, or nobody knows yet
 */
export async function issueRedemption(redemption: Redemption): Promise<Redemption | null> {
  try {
    const gid = await withAdmin(redemption, (shop, client) => makeInShopify(client, shop, redemption));
    if (gid === null) await keepNotIssued(redemption);
    else await keepIssued(redemption, gid);
  } catch (error) {
    if (!(error instanceof AdminApiError)) throw error;
    logger.warn({ err: error, redemption: redemption.redemptionId }, "a reward was not made in Shopify");
    if (madeNothing(error)) await keepNotIssued(redemption);
  }
  // Somebody else with the same request may have made it, or ended it meanwhile; or the sweeper did.
  const after = await transaction((tx) => readRedemption(tx, redemption.merchantId, redemption.redemptionId));
  return after && (after.state === "issued" || after.state === "captured") ? after : null;
}
