import { z } from "zod";
import { amountIn } from "../amount-in.ts";
import { amounts, cost } from "../fields.ts";
import { fixedPrice } from "../fixed-price.ts";
import type { RewardKind } from "../reward-kind.ts";

const schema = z.object({ cost, amounts: amounts("Amount off") });

export type AmountOff = z.infer<typeof schema>;

/** A fixed amount off an order. */
export const amountOff: RewardKind<AmountOff> = {
  title: "Amount off",
  purpose: "A fixed amount off an order, such as €5 for 500 points.",
  settled: "by_order",
  schema,
  price: fixedPrice,
  benefit: (settings, _points, currency) => {
    const amount = amountIn(settings.amounts, currency);
    return amount === null ? null : { gives: "amount", amount, currency };
  },
};
