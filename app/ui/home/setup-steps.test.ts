import { expect, it } from "vitest";
import { setupSteps } from "./setup-steps.ts";

const nothing = {
  connected: false,
  detailsRead: false,
  ruleSaved: false,
  firstOrderAt: null,
  backfill: "none",
} as const;

it("has five steps and none done at the beginning", () => {
  expect(setupSteps(nothing).map((step) => step.done)).toEqual([false, false, false, false, false]);
});

it("knows what is done", () => {
  const facts = {
    ...nothing,
    connected: true,
    firstOrderAt: new Date("2026-03-01T00:00:00Z"),
    backfill: "done",
  } as const;
  expect(setupSteps(facts).map((step) => step.done)).toEqual([true, false, false, true, true]);
});

it.each([
  ["none", { label: "Bring in past orders", url: "/app/activity?backfill=start" }],
  ["running", { label: "See progress", url: "/app/activity" }],
  ["failed", { label: "Open Activity", url: "/app/activity" }],
  ["done", null],
] as const)("offers what fits a backfill that is %s", (backfill, action) => {
  expect(setupSteps({ ...nothing, backfill }).at(-1)?.action).toEqual(action);
});
