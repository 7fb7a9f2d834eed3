import { parseMoney, type CurrencyCode, type MinorUnits } from "#app/vocabulary/money.ts";

/** The amount that was set for a currency; null when none was. */
export const amountIn = (
  amounts: Readonly<Record<string, string>>,
  currency: CurrencyCode,
): MinorUnits | null => {
  const text = Object.hasOwn(amounts, currency) ? amounts[currency] : undefined;
  return text === undefined ? null : parseMoney(text, currency);
};
