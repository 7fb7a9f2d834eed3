import { describe, expect, it } from "vitest";
import { backoff, retryAfter, throttledFor } from "./throttle.ts";

const throttled = (requestedQueryCost: number, currentlyAvailable: number, restoreRate = 100) => ({
  errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
  extensions: {
    cost: {
      requestedQueryCost,
      actualQueryCost: null,
      throttleStatus: { maximumAvailable: 2000, currentlyAvailable, restoreRate },
    },
  },
});

describe("a throttled answer is waited for until the bucket holds the cost", () => {
  it.each([
    ["what is missing, at the rate of the bucket", throttled(900, 400), 5_000],
    ["at least a fifth of a second", throttled(100, 99), 200],
    ["at most twenty seconds", throttled(1000, 0, 10), 20_000],
    ["a second when the cost is not told", { errors: throttled(1, 0).errors }, 1_000],
  ])("%s", (_, body, wait) => {
    expect(throttledFor(body)).toBe(wait);
  });

  it.each([
    ["data", { data: {} }],
    ["another error", { errors: [{ message: "no", extensions: { code: "ACCESS_DENIED" } }] }],
    ["an error in one word", { errors: "Not Found" }],
    ["no object", null],
  ])("%s is not throttled", (_, body) => {
    expect(throttledFor(body)).toBeNull();
  });
});

it.each([
  ["2.0", 2_000],
  ["600", 20_000],
  ["soon", 1_000],
  [null, 1_000],
])("Retry-After %j waits %d ms", (header, wait) => {
  expect(retryAfter(header)).toBe(wait);
});

it("pauses of a failing network grow, and stop growing", () => {
  expect([1, 2, 3, 20].map(backoff)).toEqual([400, 800, 1_600, 20_000]);
});
