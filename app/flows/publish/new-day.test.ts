import { expect, it } from "vitest";
import { dayHasBegun } from "./new-day.ts";

const ZONES = [
  "UTC",
  "Europe/Berlin",
  "Asia/Kolkata",
  "America/St_Johns",
  "Pacific/Auckland",
  "America/New_York",
];

it.each(ZONES)("says once a day that a day has begun in %s, also when the clocks change", (timeZone) => {
  const from = new Date("2026-01-01T00:01:00Z").getTime();
  const hours = Array.from({ length: 365 * 24 }, (_, hour) => new Date(from + hour * 3_600_000));
  const began = hours.filter((at) => dayHasBegun(timeZone, at));
  expect(began).toHaveLength(365);
});

it("says it within the first hour of the shop's own day", () => {
  expect(dayHasBegun("Europe/Berlin", new Date("2026-06-30T22:01:00Z"))).toBe(true);
  expect(dayHasBegun("Europe/Berlin", new Date("2026-06-30T23:01:00Z"))).toBe(false);
});
