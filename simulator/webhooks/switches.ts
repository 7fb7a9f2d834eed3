import { z } from "zod";

/** What goes wrong on purpose between Shopify and the app. */
export const switchesSchema = z.object({
  /** Share of events that are delivered twice, 0 to 100. */
  duplicatePercent: z.number().min(0).max(100),
  /** Share of events that are never delivered, 0 to 100. */
  lossPercent: z.number().min(0).max(100),
  /** Events are mixed within blocks of this many; 0 or 1 keeps their order. */
  shuffleWindow: z.number().int().min(0).max(100_000),
  /** Time between an event and its first delivery. */
  delayMs: z.number().int().min(0).max(3_600_000),
});

export type Switches = z.infer<typeof switchesSchema>;

export const noTrouble: Switches = { duplicatePercent: 0, lossPercent: 0, shuffleWindow: 0, delayMs: 0 };
