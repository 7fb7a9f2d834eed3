import { z } from "zod";
import { defineJob } from "./define-job.ts";

/** Takes what has ended out of Shopify. */
export const removeLeftOverJob = defineJob(
  "remove-left-over-discounts",
  z.object({ merchantId: z.int(), shopId: z.int() }),
);

/** Gives the open codes of a reward its newest terms; each step enqueues the next. */
export const reissueCodesJob = defineJob(
  "reissue-codes",
  z.object({
    merchantId: z.int(),
    rewardId: z.int(),
    revision: z.int(),
    /** Redemptions up to this one are done. */
    after: z.int(),
  }),
);

/** Voids a gift card that somebody gave back, and returns the points of what is unused. */
export const voidGiftCardJob = defineJob(
  "void-gift-card",
  z.object({ merchantId: z.int(), redemptionId: z.int() }),
);
