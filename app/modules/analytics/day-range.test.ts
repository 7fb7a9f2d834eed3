import { expect, it } from "vitest";
import { daysBetween, periodUntil, shiftDay, startOfDay } from "./day-range.ts";

it("counts calendar days over the end of a month and a leap day", () => {
  expect(shiftDay("2028-02-28", 1)).toBe("2028-02-29");
  expect(shiftDay("2026-01-01", -1)).toBe("2025-12-31");
  expect(daysBetween("2026-10-24", "2026-10-26")).toEqual(["2026-10-24", "2026-10-25", "2026-10-26"]);
});

it("has no days when the last is before the first", () => {
  expect(daysBetween("2026-10-02", "2026-10-01")).toEqual([]);
});

it("puts a period of the same length before the period", () => {
  expect(periodUntil("2026-03-30", 30)).toEqual({
    first: "2026-03-01",
    last: "2026-03-30",
    beforeFirst: "2026-01-30",
    beforeLast: "2026-02-28",
  });
});

it.each([
  ["Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00.000Z"],
  ["Europe/Berlin", "2026-03-30", "2026-03-29T22:00:00.000Z"],
  ["America/New_York", "2026-11-02", "2026-11-02T05:00:00.000Z"],
  ["Pacific/Auckland", "2026-01-01", "2025-12-31T11:00:00.000Z"],
  ["UTC", "2026-01-01", "2026-01-01T00:00:00.000Z"],
])("begins the day in %s on %s at %s", (zone, day, instant) => {
  expect(startOfDay(zone, day).toISOString()).toBe(instant);
});
