import { z } from "zod";
import { amountIn } from "../amount-in.ts";
import { amountsIfAny, cost, wholeNumber } from "../fields.ts";
import { fixedPrice } from "../fixed-price.ts";
import type { RewardKind } from "../reward-kind.ts";

const schema = z.object({
  cost,
  percent: wholeNumber(1, 100).meta({ title: "Percentage off", suffix: "%" }),
  cap: amountsIfAny(
    "At most",
    "The most that it takes off. Where a currency has no amount, there is no limit.",
  ),
});

export type PercentOff = z.infer<typeof schema>;

/** A percentage off an order, with a most that it takes off. */
export const percentOff: RewardKind<PercentOff> = {
  title: "Percentage off",
  purpose: "A percentage off an order, up to an amount if you like.",
  settled: "by_order",
  schema,
  price: fixedPrice,
  benefit: ({ percent, cap }, _points, currency) => ({
    gives: "percent",
    percent,
    cap: amountIn(cap, currency),
    currency,
  }),
};
