import { z } from "zod";
import { defineJob } from "./define-job.ts";

/** Removes a person's traces from the messages that are still kept. */
export const eraseTracesJob = defineJob(
  "erase-traces",
  z.object({ merchantId: z.int(), shopId: z.int(), customerId: z.string(), orderIds: z.array(z.string()) }),
);

/** Removes a merchant with everything, 48 hours after the uninstall, when Shopify asks for it. */
export const eraseMerchantJob = defineJob(
  "erase-merchant",
  z.object({ merchantId: z.int(), shopId: z.int() }),
);

/** Forgets the shop's access tokens after an uninstall. */
export const forgetTokensJob = defineJob("forget-tokens", z.object({ merchantId: z.int(), shopId: z.int() }));
