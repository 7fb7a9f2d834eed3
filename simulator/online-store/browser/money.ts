import type { Money } from "#simulator/storefront/wire.ts";
import { settings } from "./settings.ts";

/** "€12.90", in the language of the page. */
export function money({ amount, currencyCode }: Money): string {
  return new Intl.NumberFormat(settings.locale, { style: "currency", currency: currencyCode }).format(
    Number(amount),
  );
}

export const isZero = ({ amount }: Money): boolean => Number(amount) === 0;
