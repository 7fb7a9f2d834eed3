import { partOf } from "./money.ts";
import type { MinorUnits, Order, OrderLine, ShippingLine } from "./types.ts";

const sum = <T>(list: readonly T[], value: (each: T) => number): number =>
  list.reduce((total, each) => total + value(each), 0);

export const discountOf = (line: OrderLine | ShippingLine): MinorUnits =>
  sum(line.discountAllocations, (each) => each.amount);
export const taxOf = (line: OrderLine | ShippingLine): MinorUnits =>
  sum(line.taxLines, (each) => each.amount);
export const grossOf = (line: OrderLine): MinorUnits => line.unitPrice * line.quantity;
export const netOf = (line: OrderLine): MinorUnits => grossOf(line) - discountOf(line);
export const shippingNetOf = (line: ShippingLine): MinorUnits => line.price - discountOf(line);

export type OrderSums = {
  lineItems: MinorUnits;
  discounts: MinorUnits;
  subtotal: MinorUnits;
  shipping: MinorUnits;
  tax: MinorUnits;
  total: MinorUnits;
  currentDiscounts: MinorUnits;
  currentSubtotal: MinorUnits;
  currentShipping: MinorUnits;
  currentTax: MinorUnits;
  currentTotal: MinorUnits;
  /** Money taken, given back, and what is still owed (negative: owed to the shopper). */
  received: MinorUnits;
  refunded: MinorUnits;
  refundedShipping: MinorUnits;
  discrepancy: MinorUnits;
  outstanding: MinorUnits;
};

/** Every sum of an order, from its lines, refunds and transactions. */
export function sumsOf(order: Order): OrderSums {
  const removedLines = order.refunds.flatMap((refund) => refund.lines);
  const removedShipping = order.refunds.flatMap((refund) => refund.shippingLines);
  const shippingDiscounts = sum(order.shippingLines, discountOf);
  const subtotal = sum(order.lines, netOf);
  const shipping = sum(order.shippingLines, shippingNetOf);
  const tax = sum(order.lines, taxOf) + sum(order.shippingLines, taxOf);
  const refundedShipping = sum(removedShipping, (each) => each.subtotal);
  const currentSubtotal = subtotal - sum(removedLines, (each) => each.subtotal);
  const currentShipping = shipping - refundedShipping;
  const currentTax = tax - sum(removedLines, (each) => each.tax) - sum(removedShipping, (each) => each.tax);
  const discrepancy = sum(
    order.refunds.flatMap((refund) => refund.adjustments),
    (each) => each.amount,
  );
  const currentTotal =
    currentSubtotal + currentShipping + (order.taxesIncluded ? 0 : currentTax) + order.tip + discrepancy;
  const received = takenBy(order, ["sale", "capture"]);
  const refunded = takenBy(order, ["refund"]);
  return {
    lineItems: sum(order.lines, grossOf),
    discounts: sum(order.lines, discountOf) + shippingDiscounts,
    subtotal,
    shipping,
    tax,
    total: subtotal + shipping + (order.taxesIncluded ? 0 : tax) + order.tip,
    currentDiscounts: sum(order.lines, presentDiscountOf) + shippingDiscounts,
    currentSubtotal,
    currentShipping,
    currentTax,
    currentTotal,
    received,
    refunded,
    refundedShipping,
    discrepancy,
    outstanding: currentTotal - (received - refunded),
  };
}

function takenBy(order: Order, kinds: readonly string[]): MinorUnits {
  const done = order.transactions.filter((each) => each.status === "success" && kinds.includes(each.kind));
  return sum(done, (each) => each.amount);
}

/** The discount on the units that are left. */
function presentDiscountOf(line: OrderLine): MinorUnits {
  const discount = discountOf(line);
  return discount - partOf(discount, line.quantity - line.currentQuantity, line.quantity);
}

/** What taking `quantity` more units off a line takes off its amounts, whatever was taken before. */
export function removalOf(line: OrderLine, quantity: number): { subtotal: MinorUnits; tax: MinorUnits } {
  const before = line.quantity - line.currentQuantity;
  const slice = (total: MinorUnits) =>
    partOf(total, before + quantity, line.quantity) - partOf(total, before, line.quantity);
  return { subtotal: slice(netOf(line)), tax: slice(taxOf(line)) };
}
