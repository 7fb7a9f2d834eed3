import { expect, it } from "vitest";
import { addCalendarDays, addMonths, endOfMonth, endOfYear, nextYearly, startOfDay } from "./calendar.ts";
import type { Day } from "./time.ts";

it.each<[string, Day, string]>([
  ["Europe/Berlin", "2028-03-26", "2028-03-25T23:00:00.000Z"],
  ["Europe/Berlin", "2028-03-27", "2028-03-26T22:00:00.000Z"],
  ["America/New_York", "2026-11-02", "2026-11-02T05:00:00.000Z"],
  ["UTC", "2028-02-29", "2028-02-29T00:00:00.000Z"],
  ["America/Santiago", "2026-09-06", "2026-09-06T04:00:00.000Z"],
  ["Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00.000Z"],
  // Samoa left this day out when it changed sides of the date line.
  ["Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00.000Z"],
  ["Asia/Kathmandu", "2026-01-01", "2025-12-31T18:15:00.000Z"],
])(
  "finds the first instant of the day in %s, %s, also where midnight does not exist",
  (zone, day, instant) => {
    expect(startOfDay(zone, day).toISOString()).toBe(instant);
  },
);

it.each<[Day, number, Day]>([
  ["2026-01-31", 1, "2026-02-28"],
  ["2028-01-31", 1, "2028-02-29"],
  ["2026-08-31", 6, "2027-02-28"],
  ["2028-02-29", 12, "2029-02-28"],
  ["2026-12-15", 1, "2027-01-15"],
])("adds months to %s: %i more is %s", (day, months, expected) => {
  expect(addMonths(day, months)).toBe(expected);
});

it("adds days, and knows the ends of months and years", () => {
  expect(addCalendarDays("2028-02-28", 2)).toBe("2028-03-01");
  expect(endOfMonth("2028-02-03")).toBe("2028-02-29");
  expect(endOfYear("2026-02-03")).toBe("2026-12-31");
});

it.each<[Day, string, Day]>([
  ["2026-03-31", "03-31", "2026-03-31"],
  ["2026-04-01", "03-31", "2027-03-31"],
  ["2026-01-31", "02-29", "2026-02-28"],
  ["2027-03-01", "02-29", "2028-02-29"],
  ["2028-02-29", "02-28", "2029-02-28"],
])("finds after %s the next %s: %s", (day, monthDay, expected) => {
  expect(nextYearly(day, monthDay)).toBe(expected);
});
