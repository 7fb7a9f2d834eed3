import { convert } from "../money.ts";
import type { OrderLine, ShopWorld } from "../types.ts";
import { rateTo } from "./markets.ts";
import type { DeliveryOption } from "./types.ts";

/** Euro cents; the same for every address and weight. */
const RATES = [
  { handle: "standard", title: "Standard", price: 490 },
  { handle: "express", title: "Express", price: 990 },
] as const;

/** None when nothing has to be sent. */
export function deliveryOptions({ shop }: ShopWorld, lines: readonly OrderLine[]): DeliveryOption[] {
  if (!lines.some((line) => line.requiresShipping)) return [];
  const rate = rateTo("EUR", shop.currency) ?? 1;
  return RATES.map((each) => ({ ...each, price: convert(each.price, "EUR", shop.currency, rate) }));
}
