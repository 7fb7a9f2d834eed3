/** Units for one euro. Fixed, so that a test can say what a price will be. */
const PER_EURO: Record<string, number> = { EUR: 1, USD: 1.1, GBP: 0.85, CHF: 0.95, CAD: 1.5, JPY: 160 };

const COUNTRIES: Record<string, string> = {
  EUR: "DE",
  USD: "US",
  GBP: "GB",
  CHF: "CH",
  CAD: "CA",
  JPY: "JP",
};

/** Units of the other currency for one of the shop's; null for a currency in which the shop does not sell. */
export function rateTo(shopCurrency: string, currency: string): number | null {
  if (currency === shopCurrency) return 1;
  const [from, to] = [PER_EURO[shopCurrency], PER_EURO[currency]];
  return from === undefined || to === undefined ? null : Number((to / from).toFixed(6));
}

/** The shop's own market first. */
export function marketsOf(shop: {
  currency: string;
  country: string;
}): { currency: string; country: string }[] {
  const others = Object.entries(COUNTRIES).filter(([currency]) => rateTo(shop.currency, currency) !== null);
  return [
    { currency: shop.currency, country: shop.country },
    ...others
      .filter(([currency]) => currency !== shop.currency)
      .map(([currency, country]) => ({ currency, country })),
  ];
}
