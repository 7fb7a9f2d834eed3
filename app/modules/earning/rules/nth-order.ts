import { z } from "zod";
import { fraction, shareOf, times } from "../fraction.ts";
import { capFields, capsAgree, capsOf } from "./caps.ts";
import { points, wholeNumber } from "./fields.ts";
import type { OrderRuleKind } from "./rule-kind.ts";

const schema = z
  .object({
    nth: wholeNumber(2, 1_000).meta({ title: "Number of the order", suffix: "orders" }),
    repeats: z
      .boolean()
      .default(false)
      .meta({ title: "Again each time", description: "With 5: for the 5th, the 10th, the 15th order." }),
    points: points(),
    ...capFields,
  })
  .superRefine(capsAgree);

export type NthOrder = z.infer<typeof schema>;

const isNth = (rank: number | null, { nth, repeats }: NthOrder): boolean =>
  rank !== null && (repeats ? rank % nth === 0 : rank === nth);

/** Points for a person's nth order that stands, or every nth, in proportion to what is left of it (edge case E5). */
export const nthOrder: OrderRuleKind<NthOrder> = {
  title: "Nth order",
  purpose: "A thank-you for coming back: the 5th order, or every 10th.",
  schema,
  describe: ({ nth, repeats, points: given }) =>
    `${given} points for ${repeats ? `every ${nth} orders` : `order number ${nth}`}`,
  caps: capsOf,
  hits: isNth,
  award: ({ rank, eligible, bought }, settings) =>
    isNth(rank, settings) ? { points: times(fraction(settings.points), shareOf(eligible, bought)) } : null,
};
