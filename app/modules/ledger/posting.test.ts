import { expect, it } from "vitest";
import { posting } from "#tests/factories/posting.ts";
import { inputHash } from "./posting.ts";

it("is the same for the same wish, however often and whenever it is made (law 5)", () => {
  const later = { occurredAt: new Date("2027-01-01T00:00:00Z") };
  expect(inputHash(posting({ key: "a", available: 5 }))).toBe(
    inputHash(posting({ key: "a", available: 5, ...later })),
  );
});

it.each([
  { available: 6 },
  { pending: 1 },
  { profile: 2 },
  { merchant: 2 },
  { order: 7 },
  { kind: "adjust" as const },
])("differs when the wish differs: %o", (change) => {
  expect(inputHash(posting({ key: "a", available: 5, ...change }))).not.toBe(
    inputHash(posting({ key: "a", available: 5 })),
  );
});
