import { z } from "zod";
import { amountsIfAny, resources, wholeNumber } from "./fields.ts";
import { REWARD_KINDS, type RewardKindName } from "./registry.ts";

/** Where a reward may be had: `online` is the checkout, the account and the storefront; `pos` the till. */
export const REWARD_CHANNELS = ["online", "pos"] as const;
export type RewardChannel = (typeof REWARD_CHANNELS)[number];

/** Discount classes of Shopify: which other discounts a reward may stand beside (edge case R7). */
export const DISCOUNT_CLASSES = ["order", "product", "shipping"] as const;
export type DiscountClass = (typeof DISCOUNT_CLASSES)[number];

/** When a reward may be had, and by whom: the same on every channel (edge cases R4, R5). */
export const rewardConditions = z
  .object({
    channels: z
      .array(z.enum(REWARD_CHANNELS))
      .min(1, "Choose at least one channel.")
      .default([...REWARD_CHANNELS])
      .meta({ title: "Where it can be used", choices: { online: "Online store", pos: "Point of Sale" } }),
    minimumSpend: amountsIfAny("Minimum spend", "Goods have to cost at least this. Empty: no minimum."),
    products: resources("product", "Only for these products", "None: for the whole order."),
    collections: resources("collection", "Only for these collections", "None: for the whole order."),
    tiers: z
      .array(z.string().max(40))
      .max(10)
      .default([])
      .meta({ title: "Only for these tiers", tiers: true, description: "None: for every member." }),
    perPerson: wholeNumber(1, 1000)
      .nullable()
      .default(null)
      .meta({ title: "Times for each member", description: "Empty: as often as they have points." }),
    perPersonIn: z
      .enum(["ever", "year", "month", "day"])
      .default("ever")
      .meta({
        title: "Counted",
        choices: { ever: "Ever", year: "In a calendar year", month: "In a calendar month", day: "On a day" },
      }),
    stock: wholeNumber(0, 10_000_000)
      .nullable()
      .default(null)
      .meta({ title: "How many there are", description: "Empty: no end." }),
    validDays: wholeNumber(1, 365).default(30).meta({
      title: "A code is valid for",
      suffix: "days",
      description: "Unused codes end then, and their points go back.",
    }),
    combinesWith: z
      .array(z.enum(DISCOUNT_CLASSES))
      .default([])
      .meta({
        title: "May be combined with",
        choices: {
          order: "Order discounts",
          product: "Product discounts",
          shipping: "Shipping discounts",
        },
      }),
  })
  .superRefine(({ products, collections }, context) => {
    if (products.length > 0 && collections.length > 0)
      context.addIssue({
        code: "custom",
        path: ["collections"],
        message: "Choose products or collections, not both.",
      });
  });

export type RewardConditions = z.infer<typeof rewardConditions>;

const offer = <Kind extends RewardKindName>(kind: Kind) =>
  z.object({ kind: z.literal(kind), settings: REWARD_KINDS[kind].schema });

/** What the merchant sets of a reward. */
export const rewardTerms = z.object({
  /** Its own name by language ("en"); where none is set the surfaces say what it gives, in the shopper's language. */
  names: z.record(z.string(), z.string().trim().min(1).max(60, "Use at most 60 characters.")).default({}),
  offer: z.discriminatedUnion("kind", [
    offer("amountOff"),
    offer("anyAmountOff"),
    offer("percentOff"),
    offer("freeShipping"),
    offer("product"),
    offer("giftCard"),
    offer("storeCredit"),
  ]),
  conditions: rewardConditions,
});

export type RewardTerms = z.infer<typeof rewardTerms>;

/** `active` can be had; `draft` not yet; `archived` no more: codes that are out stay good. */
export type RewardStatus = "draft" | "active" | "archived";

/** A reward of the catalogue as it is now. Every saving makes the next revision. */
export interface Reward {
  rewardId: number;
  revision: number;
  status: RewardStatus;
  /** Shoppers see rewards in this order, then by id. */
  position: number;
  terms: RewardTerms;
}
