import { z } from "zod";
import { daysBetween, type Day } from "#app/vocabulary/time.ts";
import { points, wholeNumber } from "./fields.ts";
import type { RuleKind } from "./rule-kind.ts";

const schema = z.object({
  points: points(),
  knownDays: wholeNumber(0, 365).default(30).meta({
    title: "Birthday known for at least",
    description: "Who tells it later gets points the year after: nobody makes up a birthday for today.",
    suffix: "days",
  }),
});

export type Birthday = z.infer<typeof schema>;

/** Points on a member's birthday, once a year. */
export const birthday: RuleKind<Birthday> = {
  title: "Birthday",
  purpose: "A present on the birthday, once a year.",
  schema,
  describe: (settings) => `${settings.points} points on the birthday`,
};

/** Less than a year, so that the day may move a little, and more than enough that it cannot move twice a year. */
const LEAST_DAYS_BETWEEN = 330;

/**
 * Whether a birthday is rewarded on a day: when it was known long enough before, and not too soon after the last one,
 * so that changing the date wins nothing.
 */
export function deservesBirthday(
  { day, knownOn, lastOn }: { day: Day; knownOn: Day; lastOn: Day | null },
  { knownDays }: Birthday,
): boolean {
  if (daysBetween(knownOn, day) < knownDays) return false;
  return (
    lastOn === null ||
    (lastOn.slice(0, 4) < day.slice(0, 4) && daysBetween(lastOn, day) >= LEAST_DAYS_BETWEEN)
  );
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** The birthdays ("MM-DD") that are celebrated on a day: those of 29 February on the 28th of common years. */
export function birthdaysOn(day: Day): string[] {
  const monthDay = day.slice(5);
  return monthDay === "02-28" && !isLeap(Number(day.slice(0, 4))) ? ["02-28", "02-29"] : [monthDay];
}

/** Whether a text names a day of some year: "05-17", "02-29". */
export const isMonthDay = (text: string): boolean => {
  const [month = 0, day = 0] = /^\d\d-\d\d$/.test(text) ? text.split("-").map(Number) : [];
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(2024, month, 0)).getUTCDate();
};
