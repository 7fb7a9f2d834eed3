import type { CustomerFacts, OrderFacts } from "#app/vocabulary/order.ts";
import { customer, id, line, minor, order } from "../factories/order.ts";

const CONTACTS = { email: null, phone: null, verifiedEmail: true };

export interface Buyer {
  number: number;
  firstName: string;
  lastName?: string;
  email?: string;
  phone?: string;
  guest?: boolean;
}

const customerOf = (buyer: Buyer): CustomerFacts =>
  customer({
    ...CONTACTS,
    customerId: id(7000 + buyer.number),
    firstName: buyer.firstName,
    lastName: buyer.lastName ?? "Example",
    email: buyer.email ?? null,
    phone: buyer.phone ?? null,
  });

let orders = 0;

/** An order of a person: 100 euro on the given day unless changed. */
export function purchase(
  buyer: Buyer,
  day: string,
  changes: Partial<OrderFacts> & { euro?: number } = {},
): OrderFacts {
  const { euro = 100, ...rest } = changes;
  const number = ++orders;
  const at = new Date(`${day}T10:00:00Z`);
  return order({
    orderId: id(50_000 + number),
    name: `#${50_000 + number}`,
    updatedAt: at,
    createdAt: at,
    processedAt: at,
    lines: [line({ lineId: id(90_000 + number), unitPrice: minor(euro * 100) })],
    customer: buyer.guest ? null : customerOf(buyer),
    contact: {
      email: buyer.email ?? null,
      phone: buyer.phone ?? null,
      firstName: buyer.firstName,
      lastName: buyer.lastName ?? "Example",
    },
    ...rest,
  });
}
