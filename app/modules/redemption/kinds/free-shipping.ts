import { z } from "zod";
import { amountIn } from "../amount-in.ts";
import { amountsIfAny, cost } from "../fields.ts";
import { fixedPrice } from "../fixed-price.ts";
import type { RewardKind } from "../reward-kind.ts";

const schema = z.object({
  cost,
  upTo: amountsIfAny(
    "Only delivery that costs at most",
    "Keeps express delivery out. Where a currency has no amount, any delivery is free.",
  ),
});

export type FreeShipping = z.infer<typeof schema>;

/** Delivery for nothing. */
export const freeShipping: RewardKind<FreeShipping> = {
  title: "Free shipping",
  purpose: "Delivery for nothing on one order.",
  settled: "by_order",
  schema,
  price: fixedPrice,
  benefit: ({ upTo }, _points, currency) => ({ gives: "shipping", upTo: amountIn(upTo, currency), currency }),
};
