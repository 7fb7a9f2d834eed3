import { convert, decimal } from "#simulator/world/money.ts";
import type { MinorUnits, Order } from "#simulator/world/types.ts";

/** The currencies of an order: what the shop counts in and what the shopper saw. */
export type Currencies = Pick<Order, "currency" | "presentmentCurrency" | "rate">;

export const inPresentment = (of: Currencies, amount: MinorUnits): MinorUnits =>
  convert(amount, of.currency, of.presentmentCurrency, of.rate);

export const shopAmount = (of: Currencies, amount: MinorUnits): string => decimal(amount, of.currency);

export const presentmentAmount = (of: Currencies, amount: MinorUnits): string =>
  decimal(inPresentment(of, amount), of.presentmentCurrency);

export function moneySet(of: Currencies, amount: MinorUnits) {
  return {
    shop_money: { amount: shopAmount(of, amount), currency_code: of.currency },
    presentment_money: { amount: presentmentAmount(of, amount), currency_code: of.presentmentCurrency },
  };
}
