import { toMinorUnits } from "#app/vocabulary/money.ts";
import type { OrderLine, RefundFacts } from "#app/vocabulary/order.ts";
import type { RawLine } from "./line-payload.ts";

/** What API versions before 2023 leave out of a line, worked out from the rest of the order. */

/** Without current_quantity: what was ordered less what the order's refunds took back. */
function remaining({ line, currentQuantity }: RawLine, refunds: readonly RefundFacts[]): number {
  if (currentQuantity !== null) return currentQuantity;
  const refunded = refunds
    .flatMap((refund) => refund.lines)
    .filter((row) => row.lineId === line.lineId)
    .reduce((total, row) => total + row.quantity, 0);
  return Math.max(0, line.quantity - refunded);
}

/** Spreads an order's discount over its lines by their worth; the last line bears what rounding leaves. */
export function spreadDiscount(lines: readonly OrderLine[], discount: number): OrderLine[] {
  const worth = lines.map((line) => Math.max(0, line.unitPrice * line.quantity - line.discount));
  const whole = worth.reduce((total, part) => total + part, 0);
  if (discount <= 0 || whole === 0) return [...lines];
  let left = Math.min(discount, whole);
  let worthLeft = whole;
  return lines.map((line, at) => {
    const own = worth[at] ?? 0;
    const share =
      worthLeft === 0 ? 0 : Math.min(own, Number((BigInt(left) * BigInt(own)) / BigInt(worthLeft)));
    left -= share;
    worthLeft -= own;
    return { ...line, discount: toMinorUnits(line.discount + share) };
  });
}

/** @param orderDiscount all discounts of the order but those on shipping, minor units */
export function completeLines(
  raw: readonly RawLine[],
  refunds: readonly RefundFacts[],
  orderDiscount: number,
): OrderLine[] {
  const lines = raw.map((row) => ({ ...row.line, currentQuantity: remaining(row, refunds) }));
  if (raw.some((row) => row.knowsAllocations)) return lines;
  const onLines = lines.reduce((total, line) => total + line.discount, 0);
  return spreadDiscount(lines, orderDiscount - onLines);
}
