import { z } from "zod";
import { defineJob } from "./define-job.ts";

/** Gives points that people have already the dates of a new policy; each step enqueues the next. */
export const redateLotsJob = defineJob(
  "redate-lots",
  z.object({
    merchantId: z.int(),
    version: z.int(),
    noticeDays: z.int(),
    /** Profiles up to this one are done. */
    after: z.int(),
  }),
);
