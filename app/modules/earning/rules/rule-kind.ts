import type { z } from "zod";
import type { OrderFacts } from "#app/vocabulary/order.ts";
import type { Day } from "#app/vocabulary/time.ts";
import type { Fraction } from "../fraction.ts";
import type { Caps } from "./caps.ts";

/** One kind of rule: its words, its settings, which are also its form, and what has to be known to apply it. */
export interface RuleKind<Settings> {
  title: string;
  /** What it is good for, for whoever chooses a rule. */
  purpose: string;
  schema: z.ZodType<Settings> & { readonly shape: Readonly<Record<string, unknown>> };
  /** What the rule gives, in a sentence without its end. */
  describe: (settings: Settings) => string;
  /** The most that it gives one person; absent for a rule that is bounded by itself. */
  caps?: (settings: Settings) => Caps;
}

/** An order as the rules see it. Amounts are minor units of the shop's currency. */
export interface OrderRuleFacts {
  order: OrderFacts;
  /** The day of the purchase in the shop's zone. */
  day: Day;
  /** What earns of the order as it is now; above zero, or no rule is asked. */
  eligible: Fraction;
  /** What earned of the order as it was bought. */
  bought: Fraction;
  /** What is still there of each line that may earn. */
  goods: readonly { productId: string | null; collectionIds: readonly string[]; pieces: number }[];
  customerTags: readonly string[];
  tierId: string | null;
  /** The how-manieth order of the person this is, of those that stand; null for one that does not. */
  rank: number | null;
}

/** What a rule gives for an order: points of its own, or more of those that the money earns. */
export type OrderAward = { points: Fraction } | { multiplier: string } | null;

/** A rule that gives something for an order. Its award follows the order's present state (law 2). */
export interface OrderRuleKind<Settings> extends RuleKind<Settings> {
  award: (facts: OrderRuleFacts, settings: Settings) => OrderAward;
  /** Which of the person's orders it is for, when that matters: then one is priced again when its rank changes. */
  hits?: (rank: number | null, settings: Settings) => boolean;
  /** Facts that are pinned with the order because of the rule. */
  needs?: (settings: Settings) => { collections?: boolean; customerTags?: boolean };
}
