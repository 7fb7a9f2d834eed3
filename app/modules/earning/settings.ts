import { z } from "zod";
import { CHANNELS } from "#app/vocabulary/order.ts";
import { STACKINGS } from "./multiplier.ts";
import { earningRule } from "./rules/earning-rule.ts";

const digits = z.string().regex(/^[1-9]\d{0,18}$/, "must be a Shopify id");
const ids = z.array(digits).max(500).default([]);
const words = z.array(z.string().trim().min(1).max(255)).max(200).default([]);

/**
 * The base earning rule of a program. Saved as a version; an order keeps the version it first earned under (law 7).
 * Every field has a default, so settings saved by an older build stay readable.
 */
export const earningSettings = z.object({
  enabled: z.boolean().default(true),
  /** Points for one whole unit of the shop's currency (one euro, one yen), up to three decimals: "1", "0.5", "12.125". */
  pointsPerUnit: z
    .string()
    .regex(/^\d{1,5}(\.\d{1,3})?$/, "Enter a number from 0.001 to 99999, with up to three decimals.")
    .refine((text) => Number(text) > 0, "Enter a number above zero.")
    .default("1"),
  /** Applied once, to the sum of the whole order. */
  rounding: z.enum(["floor", "nearest", "ceil"]).default("floor"),
  moment: z.enum(["paid", "fulfilled"]).default("paid"),
  /** Days of 24 hours after the moment; until then the points are pending. */
  waitDays: z.int().min(0).max(365).default(0),
  /** Goods are priced after discounts, unless the merchant gives points on the full price. */
  discounts: z.enum(["after", "before"]).default("after"),
  tax: z.boolean().default(false),
  shipping: z.boolean().default(false),
  tips: z.boolean().default(false),
  duties: z.boolean().default(false),
  cashRounding: z.boolean().default(false),
  /** A gift card earns when it is bought, when it is spent, or never; never both (edge case E27). */
  giftCards: z.enum(["spent", "bought", "never"]).default("spent"),
  /** Products of other apps that are gift cards in all but name. */
  giftCardProducts: ids,
  /** Payment gateways whose share of the order earns nothing, such as "store_credit" or "cash" (edge case E28). */
  excludedTenders: words,
  testOrders: z.boolean().default(false),
  channels: z.array(z.enum(CHANNELS)).default([...CHANNELS]),
  excludedProducts: ids,
  excludedCollections: ids,
  excludedProductTags: words,
  excludedCustomerTags: words,
  /** What a take-back does when the points are spent already: the next earnings repay, or the loss is recorded. */
  shortage: z.enum(["debt", "floor"]).default("debt"),
  /** When the tier and campaigns multiply the same order: the highest counts, they add up, or they multiply. */
  stacking: z.enum(STACKINGS).default("best"),
  /** Rules beside the base rule, in the order in which they are listed. */
  rules: z
    .array(earningRule)
    .max(50, "These are too many rules: keep at most 50.")
    .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length, "A rule is there twice.")
    .default([]),
});

export type EarningSettings = z.infer<typeof earningSettings>;

/** One saved version of the settings. */
export interface EarningVersion {
  version: number;
  settings: EarningSettings;
  effectiveFrom: Date;
}

/** The program under which earning settings are kept in versions. */
export const EARNING = { name: "earning" as const, schema: earningSettings };

export const defaultEarningSettings = (): EarningSettings => earningSettings.parse({});
