import { expect, it } from "vitest";
import { addDays, dayIn, parseInstant } from "./time.ts";

it.each([
  ["Europe/Berlin", "2026-05-01T21:59:59Z", "2026-05-01"],
  ["Europe/Berlin", "2026-05-01T22:00:00Z", "2026-05-02"],
  ["America/New_York", "2026-01-01T04:59:59Z", "2025-12-31"],
  ["Pacific/Kiritimati", "2026-01-01T10:00:00Z", "2026-01-02"],
  ["UTC", "2024-02-29T12:00:00Z", "2024-02-29"],
  ["UTC", "0033-04-03T12:00:00Z", "0033-04-03"],
])("knows which day it is in %s at %s", (timeZone, instant, day) => {
  expect(dayIn(timeZone, new Date(instant))).toBe(day);
});

it("refuses a time zone that does not exist", () => {
  expect(() => dayIn("Mars/Olympus", new Date())).toThrow(RangeError);
});

it("adds days of 24 hours, also over a change of the clocks", () => {
  expect(addDays(new Date("2026-03-28T12:00:00Z"), 2)).toEqual(new Date("2026-03-30T12:00:00Z"));
});

it.each([
  ["2026-05-01T10:00:00Z", "2026-05-01T10:00:00.000Z"],
  ["2026-05-01T10:00:00.123Z", "2026-05-01T10:00:00.123Z"],
  ["2026-05-01T10:00:00+02:00", "2026-05-01T08:00:00.000Z"],
  ["2026-05-01T10:00:00-0500", "2026-05-01T15:00:00.000Z"],
])("reads the instant %s", (text, expected) => {
  expect(parseInstant(text)?.toISOString()).toBe(expected);
});

it.each([
  "2026-05-01",
  "2026-05-01T10:00:00",
  "2026-13-01T10:00:00Z",
  "2026-05-01T25:00:00Z",
  "yesterday",
  "",
  5,
  null,
])("does not take %s for an instant", (text) => {
  expect(parseInstant(text)).toBeNull();
});
