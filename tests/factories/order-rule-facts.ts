import { fraction } from "#app/modules/earning/fraction.ts";
import type { OrderRuleFacts } from "#app/modules/earning/rules/rule-kind.ts";
import { order } from "./order.ts";

/** A person's first order, of one piece of product 9001 for 100.00 EUR, as rules see it. */
export const orderRuleFacts = (changes: Partial<OrderRuleFacts> = {}): OrderRuleFacts => ({
  order: order(),
  day: "2026-05-01",
  eligible: fraction(10_000),
  bought: fraction(10_000),
  goods: [{ productId: "9001", collectionIds: ["77"], pieces: 1 }],
  customerTags: [],
  tierId: null,
  rank: 1,
  ...changes,
});

/** What is wrong with settings, in words by field; empty when they can be saved. */
export function refusals(schema: OrderRuleSchema, settings: object): Record<string, string> {
  const words: Record<string, string> = {};
  for (const { path, message } of schema.safeParse(settings).error?.issues ?? [])
    words[String(path[0])] ??= message;
  return words;
}

interface OrderRuleSchema {
  safeParse: (value: unknown) => {
    error?: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } | undefined;
  };
}
