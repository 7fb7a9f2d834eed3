import type { OrderFacts } from "#app/vocabulary/order.ts";
import { toPoints, type Points } from "#app/vocabulary/points.ts";
import { isExcluded, eligibleAmount } from "../eligible-amount.ts";
import { round, times, type Fraction } from "../fraction.ts";
import { combineMultipliers } from "../multiplier.ts";
import type { PricingFacts } from "../pricing-facts.ts";
import type { EarningSettings } from "../settings.ts";
import { NOTHING_GIVEN, withinCaps } from "./caps.ts";
import { awardOf, capsOfRule, isOrderRule, type OrderRule } from "./registry.ts";
import type { OrderRuleFacts } from "./rule-kind.ts";

/** What one rule gave for one order. */
export interface RuleAward {
  ruleId: string;
  points: Points;
}

/** The order as it was bought, before anything of it went back. */
const asBought = (order: OrderFacts): OrderFacts => ({
  ...order,
  refunds: [],
  lines: order.lines.map((line) => ({ ...line, currentQuantity: line.quantity })),
});

function ruleFacts(
  order: OrderFacts,
  settings: EarningSettings,
  facts: PricingFacts,
  eligible: Fraction,
): OrderRuleFacts {
  return {
    order,
    day: facts.day,
    eligible,
    bought: eligibleAmount(asBought(order), settings, facts),
    goods: order.lines
      .filter((line) => !line.tip && !isExcluded(line, settings, facts))
      .map(({ productId, quantity, currentQuantity }) => ({
        productId,
        collectionIds: (productId === null ? null : facts.products.get(productId))?.collectionIds ?? [],
        pieces: Math.max(0, Math.min(currentQuantity, quantity)),
      })),
    customerTags: facts.customerTags,
    tierId: facts.tier?.id ?? null,
    rank: facts.person.rank,
  };
}

/** The rule's points, as far as it may still give this person some. */
function limited(rule: OrderRule, points: bigint | number, facts: PricingFacts): RuleAward[] {
  const caps = capsOfRule(rule);
  const given = facts.person.given.get(rule.id) ?? NOTHING_GIVEN;
  const left = caps ? withinCaps(Number(points), caps, given) : Number(points);
  return left > 0 ? [{ ruleId: rule.id, points: toPoints(left) }] : [];
}

/**
 * The points of an order: what the money earned, multiplied, and what each rule gives beside it. A campaign's part is
 * what the order has through it beyond the tier and the campaigns before it in the list. Everything is rounded once.
 */
export function awardOrder(
  order: OrderFacts,
  settings: EarningSettings,
  facts: PricingFacts,
  { eligible, base }: { eligible: Fraction; base: Fraction },
): { points: Points; awards: RuleAward[] } {
  const rules = settings.rules.filter(isOrderRule).filter(({ on }) => on);
  const multipliers = facts.tier ? [facts.tier.multiplier] : [];
  const multiplied = () =>
    round(times(base, combineMultipliers(multipliers, settings.stacking)), settings.rounding);
  let earned = multiplied();
  let points = earned;
  const awards: RuleAward[] = [];
  // Nothing is left that earns: then nothing is left to give a bonus for.
  if (rules.length === 0 || eligible.top <= 0n) return { points: toPoints(points), awards };
  const seen = ruleFacts(order, settings, facts, eligible);
  for (const rule of rules) {
    const award = awardOf(rule, seen);
    if (!award) continue;
    if ("points" in award) awards.push(...limited(rule, round(award.points, settings.rounding), facts));
    else {
      multipliers.push(award.multiplier);
      const more = multiplied();
      awards.push(...limited(rule, more - earned, facts));
      earned = more;
    }
  }
  for (const award of awards) points += BigInt(award.points);
  return { points: toPoints(points), awards };
}
