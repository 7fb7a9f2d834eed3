import { expect, it } from "vitest";
import { progressLine } from "./progress-bar.ts";

it("shows share, rate and time left", () => {
  expect(progressLine({ done: 250, total: 1000, seconds: 10, acknowledged: 1500 })).toBe(
    "██████░░░░░░░░░░░░░░░░░░  25%  250/1000 invoices, 150 webhooks/s, 30 s left",
  );
});

it("says minutes when it takes longer, and nothing before it can know", () => {
  expect(progressLine({ done: 1, total: 1000, seconds: 2, acknowledged: 6 })).toContain("33 min left");
  expect(progressLine({ done: 0, total: 1000, seconds: 2, acknowledged: 0 })).not.toContain("left");
});
