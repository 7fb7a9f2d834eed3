import { z } from "zod";

const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isMonthDay(text: string): boolean {
  const [month = 0, day = 0] = text.split("-").map(Number);
  return day >= 1 && day <= (DAYS_OF_MONTH[month - 1] ?? 0);
}

/**
 * When points end. The policy gives every lot its own date when it is earned; inactivity is a rule apart from it
 * (edge case T1). Every field has a default, so settings saved by an older build stay readable.
 */
export const expirySettings = z.object({
  kind: z.enum(["never", "months", "days", "month_end", "year_end", "yearly_date"]).default("never"),
  /** For months, and for month_end: the end of the month so many months after the earning. */
  months: z.int().min(1).max(120).default(12),
  days: z.int().min(1).max(3650).default(365),
  /** For year_end: the end of the year so many years after the one of the earning. */
  years: z.int().min(0).max(10).default(1),
  /** For yearly_date, MM-DD: the last day on which points can be spent, every year. */
  yearlyOn: z
    .string()
    .regex(/^\d\d-\d\d$/, "Enter a month and a day, such as 03-31.")
    .refine(isMonthDay, "This day does not exist.")
    .default("12-31"),
  /** For yearly_date: points younger than so many days live until the year after. */
  yearlyMinDays: z.int().min(0).max(365).default(90),
  /** Everything ends for who neither earned nor spent for so many months; null: never. */
  inactivityMonths: z.int().min(1).max(60).nullable().default(null),
  /** How many days ahead a member is told. */
  warnDays: z.array(z.int().min(1).max(365)).max(5).default([30, 7, 1]),
});

export type ExpirySettings = z.infer<typeof expirySettings>;

/** The program under which expiry settings are kept in versions. */
export const EXPIRY = { name: "expiry" as const, schema: expirySettings };

export const defaultExpirySettings = (): ExpirySettings => expirySettings.parse({});
