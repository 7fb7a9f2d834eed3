import { z } from "zod";
import { defineJob } from "./define-job.ts";

/** Asks Shopify for what an earning rule needs to know of an order's products and customer, then prices the order again. */
export const learnFactsJob = defineJob(
  "learn-facts",
  z.object({
    merchantId: z.int(),
    shopId: z.int(),
    orderId: z.string(),
    productIds: z.array(z.string()),
    customerId: z.string().nullable(),
  }),
);
