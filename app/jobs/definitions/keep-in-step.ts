import { z } from "zod";
import { defineJob } from "./define-job.ts";

const shop = z.object({ merchantId: z.int(), shopId: z.int() });

/** Asks Shopify for the orders of one shop that changed, so that a lost webhook heals. */
export const reconcileShopJob = defineJob("reconcile-shop", shop);

/** Fetches past orders; each step enqueues the next. */
export const backfillJob = defineJob("backfill", shop.extend({ backfillId: z.int() }));
