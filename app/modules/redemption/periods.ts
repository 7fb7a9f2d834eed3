import { addCalendarDays, startOfDay, startOfYear } from "#app/vocabulary/calendar.ts";
import { dayIn, type Day } from "#app/vocabulary/time.ts";
import type { RewardConditions } from "./reward.ts";

const firstOfMonth = (day: Day): Day => addCalendarDays(day, 1 - Number(day.slice(8)));

/** Since when a member's redemptions count towards the limit of the reward; null: all of them ever. */
export function limitSince(
  { perPersonIn }: Pick<RewardConditions, "perPersonIn">,
  timeZone: string,
  now: Date,
): Date | null {
  const today = dayIn(timeZone, now);
  switch (perPersonIn) {
    case "ever":
      return null;
    case "year":
      return startOfDay(timeZone, startOfYear(today));
    case "month":
      return startOfDay(timeZone, firstOfMonth(today));
    case "day":
      return startOfDay(timeZone, today);
  }
}

/** When a code ends that is made now: with the last of its days in the shop's zone, never in the middle of one. */
export const codeEnds = (
  { validDays }: Pick<RewardConditions, "validDays">,
  timeZone: string,
  now: Date,
): Date => startOfDay(timeZone, addCalendarDays(dayIn(timeZone, now), validDays + 1));
