import { z } from "zod";
import { fraction, shareOf, times } from "../fraction.ts";
import { points } from "./fields.ts";
import type { OrderRuleKind } from "./rule-kind.ts";

const schema = z.object({ points: points() });

export type FirstOrder = z.infer<typeof schema>;

const isFirst = (rank: number | null): boolean => rank === 1;

/** Points for a person's first order that stands, in proportion to what is left of it (edge case E5). */
export const firstOrder: OrderRuleKind<FirstOrder> = {
  title: "First order",
  purpose: "A welcome for the first purchase, once for each member.",
  schema,
  describe: (settings) => `${settings.points} points for the first order`,
  hits: isFirst,
  award: ({ rank, eligible, bought }, settings) =>
    isFirst(rank) ? { points: times(fraction(settings.points), shareOf(eligible, bought)) } : null,
};
