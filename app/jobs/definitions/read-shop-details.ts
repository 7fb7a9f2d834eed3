import { z } from "zod";
import { defineJob } from "./define-job.ts";

/** Reads a shop's currency, time zone, country, locations and granted scopes from Shopify. */
export const readShopDetailsJob = defineJob(
  "read-shop-details",
  z.object({ merchantId: z.int(), shopId: z.int() }),
);
