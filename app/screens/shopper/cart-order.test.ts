import fc from "fast-check";
import { expect, it } from "vitest";
import { currency, minor } from "#tests/factories/order.ts";
import { formatDecimal } from "#app/vocabulary/money.ts";
import { cartOrder } from "./cart-order.ts";

const NOW = new Date("2026-07-01T10:00:00Z");
const codes = fc.constantFrom("EUR", "JPY", "KWD").map(currency);
const amounts = fc.array(fc.tuple(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 1, max: 50 })), {
  maxLength: 20,
});

it("holds exactly what the cart holds: every line's pieces, the sum after discounts, and the tax", () => {
  fc.assert(
    fc.property(codes, amounts, fc.nat(100), fc.nat(30), (code, lines, off, rate) => {
      const goods = lines.reduce((sum, [amount]) => sum + amount, 0);
      const subtotal = goods - Math.floor((goods * off) / 100);
      const tax = Math.floor((subtotal * rate) / 100);
      const text = (value: number) => formatDecimal(minor(value), code);
      const order = cartOrder(
        {
          currency: code,
          subtotal: text(subtotal),
          tax: text(tax),
          lines: lines.map(([amount, quantity]) => ({
            productId: "1",
            variantId: "2",
            quantity,
            amount: text(amount),
          })),
          codes: [],
        },
        code,
        NOW,
      );
      const paid = order.lines.map((line) => line.unitPrice * line.quantity - line.discount);
      expect(order.lines.map(({ quantity }) => quantity)).toEqual(lines.map(([, quantity]) => quantity));
      expect(paid.reduce((sum, value) => sum + value, 0)).toBe(subtotal);
      expect(paid.every((value, nth) => value >= 0 && value <= (lines[nth]?.[0] ?? 0))).toBe(true);
      expect(order.lines.reduce((sum, line) => sum + line.tax, 0)).toBe(goods === 0 ? 0 : tax);
    }),
  );
});

it("takes nothing off where the sum tells more than the lines", () => {
  const line = { productId: "1", variantId: "2", quantity: 3, amount: "10.00" };
  const order = cartOrder(
    { currency: "EUR", subtotal: "12.00", lines: [line], codes: [] },
    currency("EUR"),
    NOW,
  );
  expect(order.lines).toMatchObject([{ unitPrice: 333, quantity: 3, discount: -1, tax: 0, giftCard: false }]);
});
