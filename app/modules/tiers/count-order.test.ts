import { expect, it } from "vitest";
import { toPoints } from "#app/vocabulary/points.ts";
import { line, minor, order } from "#tests/factories/order.ts";
import { COUNTS_NOTHING, countOrder } from "./count-order.ts";

const settled = { pending: toPoints(0), available: toPoints(100) };
const all = minor(10_000);

it("counts points, money and the order once its points do not wait", () => {
  expect(countOrder(order(), settled, all)).toEqual({ points: 100, spend: 10_000, orders: 1 });
  expect(countOrder(order(), { pending: toPoints(100), available: toPoints(0) }, all)).toEqual(
    COUNTS_NOTHING,
  );
});

it.each([
  { deleted: true },
  { test: true },
  { cancelledAt: new Date("2026-05-02T00:00:00Z") },
  { financialStatus: "pending" as const },
  { financialStatus: "voided" as const },
])("counts nothing of an order that does not stand: %o", (changes) => {
  expect(countOrder(order(changes), settled, all)).toEqual(COUNTS_NOTHING);
});

it("counts an order that was free as an order, and one that went back altogether as none (T5)", () => {
  const free = order({ currentTotal: minor(0) });
  expect(countOrder(free, settled, minor(0))).toEqual({ points: 100, spend: 0, orders: 1 });
  const back = order({ currentTotal: minor(0), lines: [line({ currentQuantity: 0 })] });
  expect(countOrder(back, settled, minor(0))).toEqual(COUNTS_NOTHING);
});
