import { exponentOf } from "#simulator/world/money.ts";

type Filter = (cents: unknown) => string;

/** How the shop writes money in the language of the page. */
export function moneyFilters(locale: string, currency: string): Record<string, Filter> {
  const written = (options: Intl.NumberFormatOptions): Filter => {
    const format = new Intl.NumberFormat(locale, { style: "currency", currency, ...options });
    return (cents) => format.format(Number(cents) / 100);
  };
  const plain = written({});
  return {
    money: plain,
    money_with_currency: (cents) => `${plain(cents)} ${currency}`,
    money_without_trailing_zeros: written({ trailingZeroDisplay: "stripIfInteger" }),
    money_without_currency: (cents) => (Number(cents) / 100).toFixed(exponentOf(currency)),
  };
}
