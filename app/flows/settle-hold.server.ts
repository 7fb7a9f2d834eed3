import type { ShopifyId } from "#app/vocabulary/ids.ts";
import type { Points } from "#app/vocabulary/points.ts";
import { dayIn } from "#app/vocabulary/time.ts";
import type { Sql } from "#app/platform/db.server.ts";
import { rollUpMovements } from "#app/modules/analytics/index.ts";
import { EARNING } from "#app/modules/earning/index.ts";
import { captureHold, readHold, restoreHold, restoreLevel } from "#app/modules/ledger/index.ts";
import { newestVersion } from "#app/modules/programs/index.ts";
import type { Shop } from "#app/modules/shops/index.ts";
import { idleBeforeNow, lotExpiry } from "./expiry-policy.server.ts";

export type SettleAnswer =
  | { ok: true; points: Points }
  | { ok: false; reason: "unknown_hold" | "spent_by_another_order" | "not_spent" };

async function rollUp(tx: Sql, shop: Shop, at: Date, points: number): Promise<void> {
  const { merchantId, shopId, timeZone } = shop;
  await rollUpMovements(tx, [{ field: "spent", merchantId, shopId, day: dayIn(timeZone, at), points }]);
}

/**
 * The order that carries the reward has come (none: it was given at once): its hold is spent, once. Also when time has released it meanwhile, for
 * the shopper has had the reward: then points that are gone are owed or forgiven, as the merchant chose for take-backs.
 */
export async function captureForOrder(
  tx: Sql,
  shop: Shop,
  capture: { holdId: number; orderId: ShopifyId | null; at: Date },
): Promise<SettleAnswer> {
  const { merchantId, shopId } = shop;
  const onShortage = (await newestVersion(merchantId, EARNING, tx))?.settings.shortage ?? "debt";
  const idleBefore = await idleBeforeNow(tx, shop, capture.at);
  const ofShop = capture.orderId === null ? null : shopId;
  const answer = await captureHold(tx, { merchantId, shopId: ofShop, onShortage, idleBefore, ...capture });
  if (answer.status === "unknown") return { ok: false, reason: "unknown_hold" };
  if (answer.status === "conflict") return { ok: false, reason: "spent_by_another_order" };
  if (answer.status === "posted") await rollUp(tx, shop, capture.at, answer.spent);
  return { ok: true, points: answer.spent };
}

/**
 * Gives back what the goods still on the order no longer account for, pro rata (edge cases E8, E9, E14). A level: the
 * same state again gives nothing more, and a re-completed order takes again. Amounts in any one unit.
 */
export async function restoreForOrder(
  tx: Sql,
  shop: Shop,
  refund: { holdId: number; kept: number; whole: number; at: Date },
): Promise<SettleAnswer> {
  const { merchantId } = shop;
  const { holdId, kept, whole, at } = refund;
  const hold = await readHold(tx, merchantId, holdId);
  if (!hold) return { ok: false, reason: "unknown_hold" };
  const answer = await restoreHold(tx, {
    merchantId,
    holdId,
    level: restoreLevel(hold.points, kept, whole),
    reason: "reward_refunded",
    actor: null,
    expiresAt: (await lotExpiry(tx, shop, at))(at),
    at,
  });
  if (answer.status === "refused") return { ok: false, reason: "not_spent" };
  if (answer.status === "unknown") return { ok: false, reason: "unknown_hold" };
  if (answer.restored !== 0) await rollUp(tx, shop, at, -answer.restored);
  return { ok: true, points: answer.restored };
}
