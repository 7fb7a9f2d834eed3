import type {
  CustomerFacts,
  OrderFacts,
  RefundFacts,
  ReturnFacts,
  TenderFacts,
} from "#app/vocabulary/order.ts";

/** Shapes as JSON keeps them: dates are texts. We wrote them, so only the dates need reading. */
export type StoredRefund = Omit<RefundFacts, "createdAt"> & { createdAt: string };
export type StoredTender = Omit<TenderFacts, "processedAt"> & { processedAt: string | null };
export type StoredReturn = ReturnFacts;
/** States from before the customer's age was asked for do not tell it. */
type StoredCustomer = Omit<CustomerFacts, "updatedAt" | "createdAt"> & {
  createdAt?: string | null;
  updatedAt: string | null;
};

export type StoredOrderState = Omit<
  OrderFacts,
  | "updatedAt"
  | "createdAt"
  | "processedAt"
  | "cancelledAt"
  | "closedAt"
  | "fulfilledAt"
  | "refunds"
  | "tenders"
  | "customer"
> & {
  updatedAt: string;
  createdAt: string;
  processedAt: string;
  cancelledAt: string | null;
  closedAt: string | null;
  fulfilledAt: string | null;
  refunds: StoredRefund[];
  tenders: StoredTender[];
  customer: StoredCustomer | null;
};

const dateOrNull = (text: string | null): Date | null => (text === null ? null : new Date(text));

export const reviveRefund = (refund: StoredRefund): RefundFacts => ({
  ...refund,
  createdAt: new Date(refund.createdAt),
});

export const reviveTender = (tender: StoredTender): TenderFacts => ({
  ...tender,
  processedAt: dateOrNull(tender.processedAt),
});

export const reviveOrder = (order: StoredOrderState): OrderFacts => ({
  ...order,
  updatedAt: new Date(order.updatedAt),
  createdAt: new Date(order.createdAt),
  processedAt: new Date(order.processedAt),
  cancelledAt: dateOrNull(order.cancelledAt),
  closedAt: dateOrNull(order.closedAt),
  fulfilledAt: dateOrNull(order.fulfilledAt),
  refunds: order.refunds.map(reviveRefund),
  tenders: order.tenders.map(reviveTender),
  customer: order.customer && {
    ...order.customer,
    createdAt: dateOrNull(order.customer.createdAt ?? null),
    updatedAt: dateOrNull(order.customer.updatedAt),
  },
});
