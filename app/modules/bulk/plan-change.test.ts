import { expect, it } from "vitest";
import { toPoints } from "#app/vocabulary/points.ts";
import { planChange } from "./plan-change.ts";

const holding = (spendable: number, debt = 0) => ({ spendable: toPoints(spendable), debt: toPoints(debt) });

it.each([
  ["adds", 50, "add", holding(100), 50],
  ["adds to what is owed too", 50, "add", holding(0, 30), 50],
  ["takes", -100, "add", holding(100), -100],
  ["changes nothing by zero", 0, "add", holding(100), 0],
  ["sets a higher balance", 150, "set", holding(100), 50],
  ["sets a lower balance", 40, "set", holding(100), -60],
  ["sets nothing that is so already", 100, "set", holding(100), 0],
  ["sets a balance to nothing", 0, "set", holding(100), -100],
  ["repays what is owed on the way to a balance", 50, "set", holding(0, 30), 80],
  ["leaves what is owed when the balance is to be nothing", 0, "set", holding(0, 30), 0],
  ["gives a new person the balance", 70, "set", null, 70],
] as const)("%s", (_, points, mode, holds, change) => {
  expect(planChange(toPoints(points), mode, holds)).toEqual({ ok: true, change });
});

it("takes no more than there is", () => {
  expect(planChange(toPoints(-101), "add", holding(100))).toEqual({
    ok: false,
    reason: "101 points cannot be taken: there are 100 points to spend.",
  });
  expect(planChange(toPoints(-2), "add", holding(1))).toMatchObject({ ok: false });
  expect(planChange(toPoints(-1), "add", null)).toEqual({
    ok: false,
    reason: "A new person has no points that could be taken.",
  });
});
