import { expect, it } from "vitest";
import { minor, order, refund } from "#tests/factories/order.ts";
import { eur, pieces, returned } from "#tests/factories/order-story.ts";
import { moneyKept } from "./money-kept.ts";

const four = order({ lines: [pieces(4, 2_500)] });

it("is what stands on the order now", () => {
  expect(moneyKept(four)).toBe(10_000);
  expect(moneyKept({ ...returned(four, 1), currentTotal: minor(7_500) })).toBe(7_500);
});

it("loses money that went back without goods, once, and never more than there is (E6)", () => {
  const amount = (paid: number) => ({ ...four, refunds: [refund({ paidBack: [eur(paid)] })] });
  expect(moneyKept(amount(1_234))).toBe(8_766);
  expect(moneyKept(amount(99_999))).toBe(0);
});
