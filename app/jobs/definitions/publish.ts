import { z } from "zod";
import { defineJob } from "./define-job.ts";

/** Writes what guests may know of the program to the merchant's shops, and if the tiers' words changed to everybody. */
export const publishProgramJob = defineJob(
  "publish-program",
  z.object({ merchantId: z.int(), members: z.boolean() }),
);

/** Writes what has changed of members to the customers that they are in Shopify. */
export const publishMembersJob = defineJob("publish-members", z.object({ merchantId: z.int() }));
