import { Temporal } from "temporal-polyfill";
import type { Day } from "./time.ts";

/** Calendar maths with days of a shop's zone. Apart from `time.ts`, so that browsers do not load a calendar. */
const plain = (day: Day): Temporal.PlainDate => Temporal.PlainDate.from(day);
const toDay = (date: Temporal.PlainDate): Day => date.toString() as Day;

/** The first instant of a day: midnight, or where the clocks skip midnight, the first that exists. */
export function startOfDay(timeZone: string, day: Day): Date {
  return new Date(plain(day).toZonedDateTime({ timeZone }).epochMilliseconds);
}

/** The same day of the month, some months on; the last of the month where that day does not exist. */
export const addMonths = (day: Day, months: number): Day => toDay(plain(day).add({ months }));

export const addCalendarDays = (day: Day, days: number): Day => toDay(plain(day).add({ days }));

export const endOfMonth = (day: Day): Day => toDay(plain(day).with({ day: 31 }));

export const endOfYear = (day: Day): Day => toDay(plain(day).with({ month: 12, day: 31 }));

/** The first of January, so many years before. */
export const startOfYear = (day: Day, yearsBefore = 0): Day =>
  toDay(plain(day).with({ month: 1, day: 1 }).subtract({ years: yearsBefore }));

/** The next "MM-DD" on or after a day; 02-29 is the last of February in years that have none. */
export function nextYearly(day: Day, monthDay: string): Day {
  const [month = 1, date = 1] = monthDay.split("-").map(Number);
  const thisYear = plain(day).with({ day: 1 }).with({ month }).with({ day: date });
  return toDay(
    Temporal.PlainDate.compare(thisYear, plain(day)) >= 0 ? thisYear : ofNextYear(day, month, date),
  );
}

const ofNextYear = (day: Day, month: number, date: number): Temporal.PlainDate =>
  plain(day).with({ day: 1 }).add({ years: 1 }).with({ month }).with({ day: date });
