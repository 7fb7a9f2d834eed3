import { z } from "zod";
import { amountIn } from "../amount-in.ts";
import { amounts, cost } from "../fields.ts";
import { fixedPrice } from "../fixed-price.ts";
import type { RewardKind } from "../reward-kind.ts";

const schema = z.object({ cost, amounts: amounts("Value") });

export type GiftCard = z.infer<typeof schema>;

/** A gift card of its own code, which the shopper may also give away. */
export const giftCard: RewardKind<GiftCard> = {
  title: "Gift card",
  purpose: "A gift card that the shopper may use in parts or give away.",
  settled: "at_once",
  schema,
  price: fixedPrice,
  benefit: (settings, _points, currency) => {
    const amount = amountIn(settings.amounts, currency);
    return amount === null ? null : { gives: "gift_card", amount, currency };
  },
};
