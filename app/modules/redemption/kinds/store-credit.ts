import { z } from "zod";
import { amountIn } from "../amount-in.ts";
import { amounts, cost } from "../fields.ts";
import { fixedPrice } from "../fixed-price.ts";
import type { RewardKind } from "../reward-kind.ts";

const schema = z.object({ cost, amounts: amounts("Value") });

export type StoreCredit = z.infer<typeof schema>;

/** Money in the store credit account that Shopify keeps for the customer. */
export const storeCredit: RewardKind<StoreCredit> = {
  title: "Store credit",
  purpose: "Money in the customer’s store credit, which they spend like cash.",
  settled: "at_once",
  schema,
  price: fixedPrice,
  benefit: (settings, _points, currency) => {
    const amount = amountIn(settings.amounts, currency);
    return amount === null ? null : { gives: "store_credit", amount, currency };
  },
};
