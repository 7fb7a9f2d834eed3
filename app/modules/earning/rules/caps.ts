import { z } from "zod";
import { wholeNumber } from "./fields.ts";

/** The most points that one rule gives one person: on a day and in a month of the shop's zone, and ever. */
export interface Caps {
  day: number | null;
  month: number | null;
  ever: number | null;
}

/** What a rule gave a person before. */
export interface Given {
  day: number;
  month: number;
  ever: number;
}

export const NOTHING_GIVEN: Given = { day: 0, month: 0, ever: 0 };

const cap = (title: string) =>
  wholeNumber(1, 1_000_000)
    .nullable()
    .default(null)
    .meta({ title, description: "Leave empty for no limit.", suffix: "points" });

/** The fields of a rule that can be bounded per person. */
export const capFields = {
  capPerDay: cap("Most points for one member in a day"),
  capPerMonth: cap("Most points for one member in a month"),
  capEver: cap("Most points for one member ever"),
};

type CapSettings = { [Field in keyof typeof capFields]: z.infer<(typeof capFields)[Field]> };

export const capsOf = (settings: CapSettings): Caps => ({
  day: settings.capPerDay,
  month: settings.capPerMonth,
  ever: settings.capEver,
});

/** A limit that a shorter time exceeds would never be what it says. */
export function capsAgree(settings: CapSettings, context: z.RefinementCtx): void {
  const { capPerDay, capPerMonth, capEver } = settings;
  const refuse = (field: keyof CapSettings, message: string) =>
    context.addIssue({ code: "custom", path: [field], message });
  if (capPerDay !== null && capPerMonth !== null && capPerMonth < capPerDay)
    refuse("capPerMonth", "Enter at least what a day allows.");
  if (capEver !== null && capEver < Math.max(capPerDay ?? 0, capPerMonth ?? 0))
    refuse("capEver", "Enter at least what a day and a month allow.");
}

/** How much the rule may still give, of so many points. */
export function withinCaps(points: number, caps: Caps, given: Given): number {
  const left = (limit: number | null, used: number) => (limit === null ? points : Math.max(0, limit - used));
  return Math.min(
    points,
    left(caps.day, given.day),
    left(caps.month, given.month),
    left(caps.ever, given.ever),
  );
}
