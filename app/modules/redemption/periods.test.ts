import { expect, it } from "vitest";
import { codeEnds, limitSince } from "./periods.ts";

const LATE = new Date("2026-11-20T23:30:00Z");

it.each([
  ["ever", null],
  ["year", "2025-12-31T23:00:00.000Z"],
  ["month", "2026-10-31T23:00:00.000Z"],
  ["day", "2026-11-20T23:00:00.000Z"],
] as const)("counts redemptions of the %s by the shop's own calendar", (perPersonIn, since) => {
  // Half past midnight of the 21st in Berlin.
  expect(limitSince({ perPersonIn }, "Europe/Berlin", LATE)?.toISOString() ?? null).toBe(since);
});

it("ends a code of one day with the next day, whatever the hour in which it was made", () => {
  expect(codeEnds({ validDays: 1 }, "America/New_York", LATE).toISOString()).toBe("2026-11-22T05:00:00.000Z");
});
