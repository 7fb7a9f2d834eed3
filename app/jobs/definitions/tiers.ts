import { z } from "zod";
import { defineJob } from "./define-job.ts";

/** Puts every member of a merchant where they belong on a new or changed ladder. */
export const evaluateTiersJob = defineJob("evaluate-tiers", z.object({ merchantId: z.int() }));

/** Makes the perks' discount in Shopify say what the tiers in force say. */
export const keepPerksDiscountJob = defineJob(
  "keep-perks-discount",
  z.object({
    merchantId: z.int(),
    /** Whether one is made where there is none: not for a change of words, when the merchant may have deleted it. */
    makes: z.boolean(),
  }),
);

/** Tells what the orders of a shop count towards a tier, those seen before the app counted; each step enqueues the next. */
export const countOrdersJob = defineJob(
  "count-orders",
  z.object({
    merchantId: z.int(),
    shopId: z.int(),
    /** Orders up to this one are done. */
    after: z.string().nullable(),
  }),
);
