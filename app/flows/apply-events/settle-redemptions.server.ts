import { isSale } from "#app/vocabulary/order.ts";
import type { Sql } from "#app/platform/db.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { loadProductFacts, productKey, withParts } from "#app/modules/orders/index.ts";
import {
  countTaken,
  findByHold,
  findRedemptions,
  goodsKept,
  isSettledByOrder,
  markCaptured,
  markReleased,
  markRemoved,
  readRedemption,
  type GoodsKept,
  type Redemption,
  type RedemptionNames,
} from "#app/modules/redemption/index.ts";
import type { Shop } from "#app/modules/shops/index.ts";
import { endLocked, endRedemption, removeLater } from "../end-redemption.server.ts";
import { captureForOrder, restoreForOrder } from "../settle-hold.server.ts";
import type { OrderWork } from "./fold-orders.ts";
import { shopOf, type Shops } from "./load-batch.server.ts";

type Order = ReturnType<typeof withParts>;

/** Of a person who was forgotten the code is not known any more, only the order that carried it. */
const holdsCode = (order: Order, { code, orderId }: Redemption): boolean =>
  code === null
    ? orderId === order.orderId
    : order.discountCodes.some((each) => each.toUpperCase() === code.toUpperCase());

async function goodsOf(tx: Sql, order: Order, redemption: Redemption): Promise<GoodsKept> {
  const { merchantId, shopId, terms } = redemption;
  const keyOf = (productId: string) => ({ merchantId, shopId, productId });
  const ids = terms.collections.length > 0 ? order.lines.flatMap(({ productId }) => productId ?? []) : [];
  const facts = await loadProductFacts(tx, ids.map(keyOf));
  return goodsKept(
    order,
    terms,
    (productId) => facts.get(productKey(keyOf(productId)))?.collectionIds ?? null,
  );
}

/** A code that was replaced came after all: then it is the one that counts, and the one after it has no hold. */
async function displaceReplacement(tx: Sql, { merchantId, holdId }: Redemption, at: Date): Promise<void> {
  const replacement = await findByHold(tx, merchantId, holdId);
  if (!replacement) return;
  await markReleased(tx, replacement, "reissued", at);
  await removeLater(tx, replacement);
}

/** The order spends it, also after its end: the shopper has had it. @returns false when another order has. */
async function capture(
  tx: Sql,
  shop: Shop,
  order: Order,
  redemption: Redemption,
  at: Date,
): Promise<boolean> {
  const { holdId, merchantId, rewardId, redemptionId } = redemption;
  const answer = await captureForOrder(tx, shop, { holdId, orderId: order.orderId, at });
  if (!answer.ok) {
    logger.warn({ redemption: redemptionId, order: order.orderId }, `not captured: ${answer.reason}`);
    return false;
  }
  if (redemption.state === "captured") return true;
  if (redemption.releaseReason === "reissued") await displaceReplacement(tx, redemption, at);
  else if (redemption.state === "released") await countTaken(tx, merchantId, rewardId, 1);
  await markCaptured(tx, redemption, order.orderId, at);
  return true;
}

/** A sale that is none any more, or does not carry the code any more: everything goes back. */
async function giveBack(tx: Sql, shop: Shop, order: Order, redemption: Redemption, at: Date): Promise<void> {
  if (redemption.state === "released") return;
  if (redemption.state !== "captured")
    return endLocked(tx, redemption, { reason: "order_cancelled", actor: null, at });
  if (redemption.orderId !== order.orderId) return;
  await countTaken(tx, redemption.merchantId, redemption.rewardId, -1);
  await restoreForOrder(tx, shop, { holdId: redemption.holdId, kept: 0, whole: 1, at });
  await markReleased(tx, redemption, "order_cancelled", at);
  await removeLater(tx, redemption);
}

async function settle(tx: Sql, shop: Shop, order: Order, redemption: Redemption, at: Date): Promise<void> {
  if (!isSettledByOrder(redemption.terms.benefit)) return;
  if (!isSale(order) || !holdsCode(order, redemption)) return giveBack(tx, shop, order, redemption, at);
  if (!(await capture(tx, shop, order, redemption, at))) return;
  const goods = await goodsOf(tx, order, redemption);
  await restoreForOrder(tx, shop, { holdId: redemption.holdId, ...goods, at });
}

/** What the orders of a batch, as they are now, name redemptions of their shop by. */
export function namesOf(works: readonly OrderWork[], gids: readonly string[], shop: Shop): RedemptionNames {
  const { merchantId, shopId } = shop;
  const own = works.filter((work) => work.shopId === shopId);
  return {
    merchantId,
    shopId,
    codes: own.flatMap(({ state }) => state?.discountCodes ?? []),
    orderIds: own.map(({ orderId }) => orderId),
    gids,
  };
}

/**
 * Brings the redemptions of the batch's orders to where the orders' present state puts them (design law 2): captured by
 * a sale that carries their code, given back pro rata by goods that are gone (edge cases E8, E9), and in whole by a sale
 * that is none. So messages may come twice and in any order, and an order may come after its code has ended. Their
 * people are locked by the batch.
 */
export async function settleRedemptions(
  tx: Sql,
  works: readonly OrderWork[],
  shops: Shops,
  now: Date,
): Promise<void> {
  for (const shop of shops.values()) {
    const own = works.filter((work) => work.shopId === shop.shopId && work.state !== null);
    if (own.length === 0) continue;
    const redemptions = await findRedemptions(tx, namesOf(own, [], shop));
    for (const { state, parts } of redemptions.length > 0 ? own : []) {
      if (!state) continue;
      const order = withParts(state, parts);
      for (const redemption of redemptions)
        if (holdsCode(order, redemption) || redemption.orderId === order.orderId) {
          // As it is now: another order of the batch may have settled it.
          const current = await readRedemption(tx, redemption.merchantId, redemption.redemptionId);
          if (current) await settle(tx, shopOf(shops, current), order, current, now);
        }
    }
  }
}

/** Somebody deleted a discount in Shopify, or we did: what was open with it is over (edge case R9). */
export async function endDeleted(tx: Sql, shop: Shop, gid: string, now: Date): Promise<boolean> {
  const redemptions = await findRedemptions(tx, namesOf([], [gid], shop));
  for (const redemption of redemptions) {
    await endRedemption(tx, redemption, { reason: "deleted_in_shopify", actor: null, at: now });
    await markRemoved(tx, redemption.merchantId, [redemption.redemptionId], now);
  }
  return redemptions.length > 0;
}
