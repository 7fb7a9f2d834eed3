import { z } from "zod";
import { defineJob } from "./define-job.ts";

/** Prices orders again, because another order of their person changed what their rules look at. */
export const priceOrdersAgainJob = defineJob(
  "price-orders-again",
  z.object({
    orders: z.array(z.object({ merchantId: z.int(), shopId: z.int(), orderId: z.string() })),
  }),
);

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
