import { createHash, randomBytes } from "node:crypto";
import { toPoints } from "#app/vocabulary/points.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction, type Sql } from "#app/platform/db.server.ts";
import { BRAND } from "#app/modules/brand/index.ts";
import { holdPoints } from "#app/modules/ledger/index.ts";
import { isPresent, lockProfiles } from "#app/modules/profiles/index.ts";
import { newestVersion } from "#app/modules/programs/index.ts";
import {
  countTaken,
  discountCode,
  findByKey,
  freeKey,
  giftCardCode,
  insertRedemption,
  lockReward,
  type Benefit,
  type Redemption,
  type RedemptionRefused,
} from "#app/modules/redemption/index.ts";
import type { Shop } from "#app/modules/shops/index.ts";
import { recordStaffAction } from "#app/modules/staff/index.ts";
import { decideReward, type RewardWish } from "./decide-reward.server.ts";
import { idleBeforeNow } from "./expiry-policy.server.ts";
import { issueRedemption } from "./issue-redemption.server.ts";

export interface RedeemWish extends RewardWish {
  rewardId: number;
  /** Names this one wish: sent again it is the same redemption. */
  requestId: string;
  /** Who of the staff asks for the member; null for the shopper. */
  actor: string | null;
}

export type RedeemRefused =
  | RedemptionRefused
  | { ok: false; reason: "unknown_member" | "request_id_used" }
  /** Shopify did not answer or refused: nothing is lost, and the same request may be sent again. */
  | { ok: false; reason: "try_again" };

export type RedeemAnswer = { ok: true; redemption: Redemption } | RedeemRefused;

/** What a request asks for. The basket may change between two tries; what is wished for may not. */
const hashOf = ({ profileId, rewardId, points, surface }: RedeemWish): string =>
  createHash("sha256")
    .update(JSON.stringify([profileId, rewardId, points, surface]))
    .digest("hex");

/** The code of a discount or a gift card; store credit has none. */
export async function newCode(tx: Sql, shop: Shop, benefit: Benefit): Promise<string | null> {
  if (benefit.gives === "store_credit") return null;
  if (benefit.gives === "gift_card") return giftCardCode(randomBytes);
  const brand = await newestVersion(shop.merchantId, BRAND, tx);
  return discountCode(brand?.settings.programName ?? "", randomBytes);
}

/** What the request came to the first time; null when it is new, or came to nothing. */
async function answeredBefore(tx: Sql, wish: RedeemWish, key: string): Promise<RedeemAnswer | null> {
  const before = await findByKey(tx, wish.shop.merchantId, key);
  if (!before) return null;
  const { redemption } = before;
  if (before.inputHash !== hashOf(wish)) return { ok: false, reason: "request_id_used" };
  // What was undone or has ended is over: a new wish has a new name.
  if (redemption.state === "released" && redemption.releaseReason !== "not_issued")
    return { ok: false, reason: "request_id_used" };
  if (redemption.state !== "released") return { ok: true, redemption };
  await freeKey(tx, redemption);
  return null;
}

/** Decides and holds the points, in one transaction: of many callers for the last one exactly one gets it. */
function reserve(wish: RedeemWish): Promise<RedeemAnswer> {
  const { shop, profileId, rewardId, surface, actor } = wish;
  const { merchantId, shopId } = shop;
  const key = `redeem:${shopId}:${wish.requestId}`;
  const at = now();
  return transaction(async (tx): Promise<RedeemAnswer> => {
    const idleBefore = await idleBeforeNow(tx, shop, at);
    await lockProfiles(tx, [{ merchantId, profileId }]);
    if (!(await isPresent(tx, merchantId, profileId))) return { ok: false, reason: "unknown_member" };
    const before = await answeredBefore(tx, wish, key);
    if (before) return before;
    const reward = await lockReward(tx, merchantId, rewardId);
    if (!reward) return { ok: false, reason: "unknown_reward" };
    const decision = await decideReward(tx, reward, wish, at);
    if (!decision.ok) return decision;
    const { points, terms, expiresAt } = decision;
    const code = await newCode(tx, shop, terms.benefit);
    const { status, holdId, spendable } = await holdPoints(tx, {
      merchantId,
      profileId,
      points,
      // Of its own: a request that came to nothing has left a hold under its name. Not the code, which may have to be
      // forgotten.
      key: `${key}:${randomBytes(8).toString("hex")}`,
      channel: surface,
      expiresAt,
      idleBefore,
      actor,
      at,
    });
    if (holdId === null)
      return { ok: false, reason: "not_enough_points", missing: toPoints(points - spendable) };
    if (status !== "posted") throw new Error(`the hold of a new redemption was answered ${status}`);
    await countTaken(tx, merchantId, rewardId, 1);
    const redemption = await insertRedemption(tx, {
      merchantId,
      shopId,
      profileId,
      customerId: wish.customerId,
      rewardId,
      rewardRevision: reward.revision,
      surface,
      points,
      key,
      inputHash: hashOf(wish),
      holdId,
      terms,
      code,
      createdAt: at,
      expiresAt,
    });
    if (actor !== null) {
      const detail = { reward: rewardId, points };
      await recordStaffAction(tx, { kind: "reward_given", merchantId, at, actor, profileId, detail });
    }
    return { ok: true, redemption };
  });
}

/**
 * Spends points on a reward (design law 4): decide and hold, commit, then make it in Shopify. The same request again,
 * also at once, is the same redemption. When Shopify fails nothing is lost: the points go back, or where nobody knows
 * what Shopify did, a sweeper finds out and finishes.
 */
export async function redeemReward(wish: RedeemWish): Promise<RedeemAnswer> {
  const reserved = await reserve(wish);
  if (!reserved.ok || reserved.redemption.state !== "reserved") return reserved;
  const redemption = await issueRedemption(reserved.redemption);
  return redemption ? { ok: true, redemption } : { ok: false, reason: "try_again" };
}
