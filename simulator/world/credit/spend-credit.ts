import type { OrderTransaction, ShopWorld, World } from "../types.ts";
import { bookStoreCredit } from "./store-credit.ts";

export const GIFT_CARD_GATEWAY = "gift_card";
export const STORE_CREDIT_GATEWAY = "shopify_store_credit";

function move(world: World, shop: ShopWorld, transactions: readonly OrderTransaction[], sign: 1 | -1): void {
  for (const { giftCardId, storeCreditAccountId, amount, processedAt: at } of transactions) {
    const card = giftCardId === null ? undefined : shop.giftCards.get(giftCardId);
    if (card !== undefined) Object.assign(card, { balance: card.balance + sign * amount, updatedAt: at });
    const account =
      storeCreditAccountId === null ? undefined : shop.storeCreditAccounts.get(storeCreditAccountId);
    const event = sign < 0 ? "ORDER_PAYMENT" : "ORDER_REFUND";
    if (account !== undefined) bookStoreCredit(world, account, { amount: sign * amount, event, at });
  }
}

/** Payments take their amounts out of the cards and accounts that they came from. */
export const spendCredit = (world: World, shop: ShopWorld, payments: readonly OrderTransaction[]): void =>
  move(world, shop, payments, -1);

/** Refunds put theirs back. */
export const returnCredit = (world: World, shop: ShopWorld, refunds: readonly OrderTransaction[]): void =>
  move(world, shop, refunds, 1);
