import { convert } from "../money.ts";
import type { MinorUnits, Order } from "../types.ts";

type Currencies = Pick<Order, "currency" | "presentmentCurrency" | "rate">;

/** Cards and accounts pay at a checkout of the shop's currency or of their own. */
export const paysIn = (of: Currencies, currency: string): boolean =>
  currency === of.currency || currency === of.presentmentCurrency;

/** What an amount of a card or an account is worth in the shop's currency. */
export const toShop = (of: Currencies, amount: MinorUnits, currency: string): MinorUnits =>
  currency === of.currency ? amount : convert(amount, currency, of.currency, 1 / of.rate);

export const fromShop = (of: Currencies, amount: MinorUnits, currency: string): MinorUnits =>
  currency === of.currency ? amount : convert(amount, of.currency, currency, of.rate);
