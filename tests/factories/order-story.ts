import type { OrderFacts, OrderLine, TenderFacts } from "#app/vocabulary/order.ts";
import { currency, id, line, minor, order, refund } from "./order.ts";

/** The next state of an order: changed, and newer by so many days. */
export function later(before: OrderFacts, changes: Partial<OrderFacts>, days = 1): OrderFacts {
  return { ...before, updatedAt: new Date(before.updatedAt.getTime() + days * 86_400_000), ...changes };
}

/** `count` pieces at a price each, in cents. */
export const pieces = (count: number, unitPrice = 5_000, changes: Partial<OrderLine> = {}): OrderLine =>
  line({ quantity: count, unitPrice: minor(unitPrice), ...changes });

export const eur = (amount: number) => ({ amount: minor(amount), currency: currency("EUR") });

/** A payment by one tender, in euros' cents. */
export function tender(gateway: string, amount: number, changes: Partial<TenderFacts> = {}): TenderFacts {
  return {
    transactionId: id(8_000 + amount),
    kind: "sale",
    gateway,
    status: "success",
    ...eur(amount),
    processedAt: new Date("2026-05-01T10:00:00Z"),
    ...changes,
  };
}

/** The state after `count` pieces of the first line went back with their money. */
export function returned(before: OrderFacts, count: number, refundId = 501): OrderFacts {
  const [first, ...rest] = before.lines;
  if (!first) throw new Error("the order has no line to return");
  const value = first.unitPrice * count;
  const back = refund({
    refundId: id(refundId),
    lines: [{ lineId: first.lineId, quantity: count, subtotal: minor(value), tax: minor(0) }],
    paidBack: [eur(value)],
  });
  return later(before, {
    lines: [{ ...first, currentQuantity: first.currentQuantity - count }, ...rest],
    refunds: [...before.refunds, back],
    financialStatus: first.currentQuantity === count && rest.length === 0 ? "refunded" : "partially_refunded",
  });
}

/** An order of another person than the factory's: everything that names somebody is replaced. */
export function orderBy(
  email: string,
  customerId: number | null,
  changes: Partial<OrderFacts> = {},
): OrderFacts {
  const base = order();
  const person =
    customerId === null || !base.customer ? null : { ...base.customer, customerId: id(customerId), email };
  return {
    ...base,
    customer: person,
    contact: { ...base.contact, email },
    ...changes,
  };
}
