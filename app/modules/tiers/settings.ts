import { z } from "zod";
import { automaticPerkFields, perkProblems } from "./automatic-perks.ts";

const amount = z
  .string()
  .trim()
  .regex(/^\d{1,9}(\.\d{1,3})?$/, "Enter a number such as 500 or 99.50, without separators.");

/** One step of the ladder. */
export const tierSettings = z.object({
  /** Names the tier for good: renaming or moving it keeps its members. */
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "must be a short code"),
  name: z.string().trim().min(1, "Give the tier a name.").max(40, "Use at most 40 characters."),
  /** What has to be counted to enter: money in whole units of the currency, points or orders. */
  threshold: amount.default("0"),
  /** What has to be counted to stay; empty: as much as to enter. */
  keep: amount.or(z.literal("")).default(""),
  /** Points for a purchase are multiplied by this: "1", "1.25", "2". */
  multiplier: z
    .string()
    .trim()
    .regex(/^\d{1,2}(\.\d{1,2})?$/, "Enter a number from 1 to 10, such as 1.5.")
    .refine((text) => Number(text) >= 1 && Number(text) <= 10, "Enter a number from 1 to 10, such as 1.5.")
    .default("1"),
  /** Points given once for reaching the tier. */
  reward: z
    .int("Enter whole points.")
    .min(0, "Enter whole points, from 0.")
    .max(1_000_000, "Enter at most 1000000.")
    .default(0),
  /** What the merchant promises beside that, in words. */
  perks: z
    .array(z.string().trim().min(1).max(80, "Use at most 80 characters for a perk."))
    .max(20, "Name at most 20 perks.")
    .default([]),
  ...automaticPerkFields,
});

export type TierSettings = z.infer<typeof tierSettings>;

const BASE = {
  /** What is counted, apart from the balance: spending points never costs a tier (edge case T4). */
  counter: z.enum(["spend", "points", "orders"]).default("spend"),
  period: z.enum(["rolling_12_months", "calendar_year", "lifetime"]).default("rolling_12_months"),
  /** Days for which a tier stays although too little is counted to keep it. */
  graceDays: z.int().min(0).max(365).default(0),
  downgrade: z.enum(["reevaluate", "one_step"]).default("reevaluate"),
  /** Whether people whom a change of these settings moves up get the points for reaching the tier. */
  rewardMoved: z.enum(["no", "yes"]).default("no"),
  /** From the lowest to the highest; empty: no tiers. */
  tiers: z.array(tierSettings).max(10, "Use at most 10 tiers.").default([]),
};

/** Thousandths, so that decimals compare exactly. */
export const thousandths = (text: string): number => {
  const [whole = "0", decimals = ""] = text.split(".");
  return Number(whole + decimals.slice(0, 3).padEnd(3, "0"));
};

/** How members climb. Every field has a default, so settings saved by an older build stay readable. */
export const tiersSettings = z.object(BASE).superRefine(({ counter, tiers }, context) => {
  const refuse = (index: number, field: string, message: string) =>
    context.addIssue({ code: "custom", path: ["tiers", index, field], message });
  for (const [index, tier] of tiers.entries()) {
    const before = tiers[index - 1];
    if (counter !== "spend") {
      for (const field of ["threshold", "keep"] as const)
        if (tier[field].includes(".")) refuse(index, field, `Enter whole ${counter}.`);
    }
    if (before && thousandths(tier.threshold) <= thousandths(before.threshold))
      refuse(index, "threshold", `Enter more than ${before.threshold}, which ${before.name} asks for.`);
    if (tier.keep && thousandths(tier.keep) > thousandths(tier.threshold))
      refuse(index, "keep", "Keeping a tier cannot ask for more than entering it.");
    if (before && Number(tier.multiplier) < Number(before.multiplier))
      refuse(index, "multiplier", `Enter at least ${before.multiplier}, which ${before.name} gives.`);
    if (tiers.findIndex(({ id }) => id === tier.id) < index)
      refuse(index, "name", "Two tiers have the same code.");
    if (tiers.findIndex(({ name }) => name.toLowerCase() === tier.name.toLowerCase()) < index)
      refuse(index, "name", "Another tier has this name.");
    for (const [field, message] of perkProblems(tier)) refuse(index, field, message);
  }
});

export type TiersSettings = z.infer<typeof tiersSettings>;

/** The schema's fields by name, of which the form is made. */
export const tiersShape = BASE;

/** The program under which tier settings are kept in versions. */
export const TIERS = { name: "tiers" as const, schema: tiersSettings };

export const defaultTiersSettings = (): TiersSettings => tiersSettings.parse({});
