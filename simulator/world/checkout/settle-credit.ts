import { giftCardWithCode, isRedeemable } from "../credit/gift-cards.ts";
import { paysIn, toShop } from "../credit/credit-value.ts";
import { accountOf } from "../credit/store-credit.ts";
import type { GiftCard, MinorUnits, ShopWorld, StoreCreditAccount } from "../types.ts";
import { rateTo } from "./markets.ts";
import type { Buyer } from "./eligibility.ts";
import type { Cart } from "./types.ts";

export type Credit = {
  giftCards: { card: GiftCard; amount: MinorUnits }[];
  storeCredit: { account: StoreCreditAccount; amount: MinorUnits } | null;
  /** What is left to pay. */
  due: MinorUnits;
};

/** Gift cards pay first, in the order in which they were entered, then store credit if it is wanted. */
export function settleCredit(
  shop: ShopWorld,
  cart: Cart,
  buyer: Buyer,
  total: MinorUnits,
  now: Date,
): Credit {
  const of = currenciesOf(shop, cart);
  let due = total;
  const giftCards = cart.giftCardCodes.flatMap((code) => {
    const card = giftCardWithCode(shop, code);
    if (card === undefined || !isRedeemable(shop, card, now) || !acceptsCard(shop, cart, card)) return [];
    const amount = Math.min(toShop(of, card.balance, card.currency), due);
    due -= amount;
    return [{ card, amount }];
  });
  const account = creditAccount(shop, cart, buyer);
  if (account === undefined) return { giftCards, storeCredit: null, due };
  const amount = cart.usesStoreCredit ? Math.min(toShop(of, account.balance, account.currency), due) : 0;
  return { giftCards, storeCredit: { account, amount }, due: due - amount };
}

const currenciesOf = ({ shop }: ShopWorld, { presentmentCurrency }: Cart) => ({
  currency: shop.currency,
  presentmentCurrency,
  rate: rateTo(shop.currency, presentmentCurrency) ?? 1,
});

/** A card of a third currency would be converted by rules that are not simulated. */
export const acceptsCard = (shop: ShopWorld, cart: Cart, card: GiftCard): boolean =>
  paysIn(currenciesOf(shop, cart), card.currency);

/** Credit pays in its own currency only, and only those who are logged in. */
function creditAccount(shop: ShopWorld, cart: Cart, { customerId }: Buyer): StoreCreditAccount | undefined {
  if (cart.customerId === null || customerId === null) return undefined;
  return accountOf(shop, customerId, cart.presentmentCurrency);
}
