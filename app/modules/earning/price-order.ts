import { currencyExponent, NO_MONEY, toMinorUnits, type MinorUnits } from "#app/vocabulary/money.ts";
import type { OrderFacts } from "#app/vocabulary/order.ts";
import { toPoints, type Points } from "#app/vocabulary/points.ts";
import { eligibleAmount } from "./eligible-amount.ts";
import { fraction, fromDecimal, times } from "./fraction.ts";
import type { PricingFacts } from "./pricing-facts.ts";
import { awardOrder, type RuleAward } from "./rules/award-order.ts";
import { holdsWord } from "./same-word.ts";
import type { EarningSettings } from "./settings.ts";

/** Why an order's points are what they are; the screens put it into words. */
export type PriceReason =
  | "earns"
  | "program_off"
  | "cancelled"
  | "deleted"
  | "voided"
  | "test_order"
  | "channel_excluded"
  | "customer_excluded"
  | "nothing_eligible";

export interface Price {
  points: Points;
  /** The amount that earned, in minor units, rounded down: for people to check, not to compute with. */
  eligible: MinorUnits;
  reason: PriceReason;
  /** What rules gave, part of the points. */
  awards: RuleAward[];
}

function refusal(order: OrderFacts, settings: EarningSettings, facts: PricingFacts): PriceReason | null {
  if (order.deleted) return "deleted";
  if (order.cancelledAt) return "cancelled";
  if (order.financialStatus === "voided" || order.financialStatus === "expired") return "voided";
  if (!settings.enabled) return "program_off";
  if (order.test && !settings.testOrders) return "test_order";
  if (!settings.channels.includes(order.channel)) return "channel_excluded";
  if (facts.customerTags.some((tag) => holdsWord(settings.excludedCustomerTags, tag)))
    return "customer_excluded";
  return null;
}

/**
 * The points that an order is worth in its present state under one version of the rules: a pure function, used alike
 * by production, preview and audit. Amounts are minor units of the shop's currency; the sum is rounded once.
 */
export function priceOrder(order: OrderFacts, settings: EarningSettings, facts: PricingFacts): Price {
  const refused = refusal(order, settings, facts);
  if (refused) return { points: toPoints(0), eligible: NO_MONEY, reason: refused, awards: [] };
  const eligible = eligibleAmount(order, settings, facts);
  const units = times(eligible, fraction(1, 10n ** BigInt(currencyExponent(order.currency))));
  const base = times(units, fromDecimal(settings.pointsPerUnit));
  const { points, awards } = awardOrder(order, settings, facts, { eligible, base });
  return {
    points,
    eligible: toMinorUnits(eligible.top / eligible.bottom),
    reason: points > 0 ? "earns" : "nothing_eligible",
    awards,
  };
}
