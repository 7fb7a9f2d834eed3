import type { MinorUnits, Order, OrderTransaction, ShopWorld, World } from "../types.ts";
import { fromShop } from "./credit-value.ts";
import { bookStoreCredit } from "./store-credit.ts";

export const GIFT_CARD_GATEWAY = "gift_card";
export const STORE_CREDIT_GATEWAY = "shopify_store_credit";

/** Transactions count in the shop's currency, cards and accounts in their own; rounding neither overdraws nor adds. */
function move(
  world: World,
  shop: ShopWorld,
  order: Order,
  transactions: readonly OrderTransaction[],
  isPayment: boolean,
): void {
  const changeOf = ({ balance, currency }: { balance: MinorUnits; currency: string }, amount: MinorUnits) => {
    const own = fromShop(order, amount, currency);
    return isPayment ? -Math.min(own, balance) : own;
  };
  for (const { giftCardId, storeCreditAccountId, amount, processedAt: at } of transactions) {
    const card = giftCardId === null ? undefined : shop.giftCards.get(giftCardId);
    if (card !== undefined) {
      const balance = Math.min(card.balance + changeOf(card, amount), card.initialValue);
      Object.assign(card, { balance, updatedAt: at });
    }
    const account =
      storeCreditAccountId === null ? undefined : shop.storeCreditAccounts.get(storeCreditAccountId);
    const event = isPayment ? "ORDER_PAYMENT" : "ORDER_REFUND";
    if (account !== undefined)
      bookStoreCredit(world, account, { amount: changeOf(account, amount), event, at });
  }
}

/** Payments take their amounts out of the cards and accounts that they came from. */
export const spendCredit = (
  world: World,
  shop: ShopWorld,
  order: Order,
  payments: readonly OrderTransaction[],
): void => move(world, shop, order, payments, true);

/** Refunds put theirs back. */
export const returnCredit = (
  world: World,
  shop: ShopWorld,
  order: Order,
  refunds: readonly OrderTransaction[],
): void => move(world, shop, order, refunds, false);
