import { toMinorUnits, type MinorUnits } from "#app/vocabulary/money.ts";
import type { OrderFacts } from "#app/vocabulary/order.ts";
import { atLeastZero, fraction, subtract } from "./fraction.ts";
import { amountOnlyRefunds, sumLines } from "./eligible-amount.ts";
import { defaultEarningSettings } from "./settings.ts";

const ANY_RULE = defaultEarningSettings();

/**
 * What the shopper paid for an order and did not get back, in minor units of the shop's currency: Shopify's current
 * total, less money that was given back without goods, which that total does not know of (edge case E6).
 */
export function moneyKept(order: OrderFacts): MinorUnits {
  const { goneGross } = sumLines(order, ANY_RULE, { products: new Map() });
  const kept = atLeastZero(subtract(fraction(order.currentTotal), amountOnlyRefunds(order, goneGross)));
  return toMinorUnits(kept.top / kept.bottom);
}
