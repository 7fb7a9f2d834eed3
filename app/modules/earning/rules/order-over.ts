import { z } from "zod";
import { currencyExponent } from "#app/vocabulary/money.ts";
import { fraction, fromDecimal, isBelow, times } from "../fraction.ts";
import { capFields, capsAgree, capsOf } from "./caps.ts";
import { amount, points } from "./fields.ts";
import type { OrderRuleKind } from "./rule-kind.ts";

const schema = z
  .object({
    amount: amount.meta({
      title: "Order amount of at least",
      description: "What earns points counts: by default goods after discounts, without what went back.",
      money: true,
    }),
    points: points(),
    ...capFields,
  })
  .superRefine(capsAgree);

export type OrderOver = z.infer<typeof schema>;

/** Points for a large order, for as long as what is left of it is large enough. */
export const orderOver: OrderRuleKind<OrderOver> = {
  title: "Large order",
  purpose: "Extra points when an order reaches an amount.",
  schema,
  describe: (settings) => `${settings.points} points for orders of ${settings.amount} or more`,
  caps: capsOf,
  award: ({ order, eligible }, settings) => {
    const perUnit = fraction(10n ** BigInt(currencyExponent(order.currency)));
    const least = times(fromDecimal(settings.amount), perUnit);
    return isBelow(eligible, least) ? null : { points: fraction(settings.points) };
  },
};
