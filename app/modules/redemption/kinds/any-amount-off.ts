import { z } from "zod";
import { toMinorUnits } from "#app/vocabulary/money.ts";
import { toPoints } from "#app/vocabulary/points.ts";
import { amountIn } from "../amount-in.ts";
import { amounts, wholeNumber } from "../fields.ts";
import type { RewardKind } from "../reward-kind.ts";

const schema = z
  .object({
    step: wholeNumber(1, 100_000).meta({
      title: "Points are spent in steps of",
      suffix: "points",
    }),
    amounts: amounts("Each step takes off"),
    least: wholeNumber(1, 10_000_000).meta({ title: "Fewest points at once", suffix: "points" }),
    most: wholeNumber(1, 10_000_000)
      .nullable()
      .default(null)
      .meta({ title: "Most points at once", suffix: "points", description: "Empty: no limit." }),
  })
  .superRefine(({ step, least, most }, context) => {
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: "custom", path: [path], message });
    if (least % step !== 0) refuse("least", `Enter a multiple of ${step}.`);
    if (most !== null && most % step !== 0) refuse("most", `Enter a multiple of ${step}.`);
    if (most !== null && most < least) refuse("most", `Enter at least ${least}.`);
  });

export type AnyAmountOff = z.infer<typeof schema>;

/** As many points as the shopper likes, in steps, each of which takes the same amount off. */
export const anyAmountOff: RewardKind<AnyAmountOff> = {
  title: "Spend any number of points",
  purpose: "Shoppers choose how many points to spend: €1 off for every 100, for example.",
  settled: "by_order",
  schema,
  price: ({ step, least, most }) => ({
    least: toPoints(least),
    most: most === null ? null : toPoints(most),
    step: toPoints(step),
  }),
  benefit: (settings, points, currency) => {
    const each = amountIn(settings.amounts, currency);
    const steps = Math.floor(points / settings.step);
    return each === null ? null : { gives: "amount", amount: toMinorUnits(each * steps), currency };
  },
};
