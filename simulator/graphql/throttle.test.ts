import { describe, expect, it } from "vitest";
import { Throttle } from "./throttle.ts";

function bucket() {
  let now = 0;
  const throttle = new Throttle({ maximumAvailable: 100, restoreRate: 10, clock: () => now });
  return { throttle, pass: (milliseconds: number) => (now += milliseconds) };
}

describe("the bucket", () => {
  it("gives until it is empty and refuses without taking", () => {
    const { throttle } = bucket();
    expect([throttle.take(60), throttle.take(41), throttle.take(40)]).toEqual([true, false, true]);
    expect(throttle.status()).toEqual({ maximumAvailable: 100, currentlyAvailable: 0, restoreRate: 10 });
  });

  it("refills with time up to its brim", () => {
    const { throttle, pass } = bucket();
    throttle.take(100);
    pass(1500);
    expect(throttle.status().currentlyAvailable).toBe(15);
    pass(60_000);
    expect(throttle.status().currentlyAvailable).toBe(100);
  });

  it("takes back what a query did not use", () => {
    const { throttle } = bucket();
    throttle.take(50);
    throttle.giveBack(30);
    expect(throttle.status().currentlyAvailable).toBe(80);
  });
});
