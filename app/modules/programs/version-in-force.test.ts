import { expect, it } from "vitest";
import { versionInForce } from "./version-in-force.ts";

const version = (number: number, from: string) => ({ version: number, effectiveFrom: new Date(from) });
const versions = [
  version(3, "2026-06-01T00:00:00Z"),
  version(2, "2026-02-01T00:00:00Z"),
  version(1, "2026-01-01T00:00:00Z"),
];

it.each([
  ["2025-12-31T23:59:59Z", undefined],
  ["2026-01-01T00:00:00Z", 1],
  ["2026-05-31T23:59:59Z", 2],
  ["2026-06-01T00:00:00Z", 3],
])("knows which version counts at %s", (at, expected) => {
  expect(versionInForce(versions, new Date(at))?.version).toBe(expected);
});

it("lets a version saved later replace one that was scheduled", () => {
  const scheduled = [version(2, "2026-06-01T00:00:00Z"), version(3, "2026-03-01T00:00:00Z")];
  expect(versionInForce(scheduled, new Date("2026-07-01T00:00:00Z"))?.version).toBe(3);
});
