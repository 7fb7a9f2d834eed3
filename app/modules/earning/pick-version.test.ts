import { expect, it } from "vitest";
import { pickVersion } from "./pick-version.ts";
import { defaultEarningSettings } from "./settings.ts";

const version = (number: number, effectiveFrom: string) => ({
  version: number,
  settings: defaultEarningSettings(),
  effectiveFrom: new Date(effectiveFrom),
});
const versions = [
  version(3, "2026-03-01T00:00:00Z"),
  version(1, "2026-01-01T00:00:00Z"),
  version(2, "2026-02-01T00:00:00Z"),
];

it.each([
  { at: "2026-02-15T00:00:00Z", pinned: null, expected: 2 },
  { at: "2026-02-01T00:00:00Z", pinned: null, expected: 2 },
  { at: "2026-09-01T00:00:00Z", pinned: null, expected: 3 },
  { at: "2025-01-01T00:00:00Z", pinned: null, expected: 1 },
  { at: "2026-09-01T00:00:00Z", pinned: 1, expected: 1 },
  { at: "2026-02-15T00:00:00Z", pinned: 9, expected: 2 },
])(
  "takes version $expected for an order of $at that is pinned to $pinned (E1)",
  ({ at, pinned, expected }) => {
    expect(pickVersion(versions, pinned, new Date(at))?.version).toBe(expected);
  },
);

it("has none while there is no program", () => {
  expect(pickVersion([], null, new Date("2026-01-01T00:00:00Z"))).toBeNull();
});
