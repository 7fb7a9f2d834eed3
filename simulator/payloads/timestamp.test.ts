import { expect, it } from "vitest";
import { timestamp } from "./timestamp.ts";

it.each([
  ["Europe/Berlin", "2026-01-15T12:00:00Z", "2026-01-15T13:00:00+01:00"],
  ["Europe/Berlin", "2026-07-15T23:30:00Z", "2026-07-16T01:30:00+02:00"],
  ["America/New_York", "2026-01-01T00:00:00Z", "2025-12-31T19:00:00-05:00"],
  ["Asia/Kolkata", "2026-01-01T00:00:00Z", "2026-01-01T05:30:00+05:30"],
  ["UTC", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00+00:00"],
])("writes the local time of %s for %s as %s", (timezone, utc, local) => {
  expect(timestamp(new Date(utc), timezone)).toBe(local);
});
