import { describe, expect, it } from "vitest";
import { planEvent, shuffle, type Troubles } from "./plan-deliveries.ts";

const rendered = { topic: "orders/paid", shop: "a.myshopify.com", at: new Date(0), body: "{}" } as const;
const plan = (index: number, troubles: Partial<Troubles> = {}) =>
  planEvent({ index, rendered }, 1, { duplicates: 0, loss: 0, shuffle: "none", ...troubles });

describe("the fate of an event", () => {
  it("is the same whenever it is planned, and numbers its deliveries", () => {
    expect(plan(7)).toEqual(plan(7));
    expect(plan(7).deliveries.map((each) => each.number)).toEqual([14]);
    expect(plan(8).deliveries[0]?.eventId).not.toBe(plan(7).deliveries[0]?.eventId);
  });

  it("doubles with one event id and two webhook ids", () => {
    const { deliveries, isDoubled } = plan(7, { duplicates: 1 });
    expect(isDoubled).toBe(true);
    expect(deliveries.map((each) => each.number)).toEqual([14, 15]);
    expect(new Set(deliveries.map((each) => each.eventId)).size).toBe(1);
    expect(new Set(deliveries.map((each) => each.webhookId)).size).toBe(2);
  });

  it("loses and doubles about the share that was asked for", () => {
    const plans = Array.from({ length: 2000 }, (_, index) => plan(index, { duplicates: 0.3, loss: 0.1 }));
    const lost = plans.filter((each) => each.isLost).length;
    const doubled = plans.filter((each) => each.isDoubled).length;
    expect(lost / 2000).toBeCloseTo(0.1, 1);
    expect(doubled / 2000).toBeCloseTo(0.27, 1);
  });
});

it("shuffles a day in one way only, and loses nothing", () => {
  const items = () => Array.from({ length: 50 }, (_, index) => index);
  const once = shuffle(items(), 1, "2026-01-05");
  expect(once).toEqual(shuffle(items(), 1, "2026-01-05"));
  expect(once).not.toEqual(items());
  expect(once).not.toEqual(shuffle(items(), 1, "2026-01-06"));
  expect([...once].sort((a, b) => a - b)).toEqual(items());
});
