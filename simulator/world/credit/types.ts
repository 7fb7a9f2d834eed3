import type { MinorUnits, NumericId } from "../order-types.ts";

export type GiftCard = {
  id: NumericId;
  /** Lower-cased; only its last four characters are shown after the card was made. */
  code: string;
  customerId: NumericId | null;
  currency: string;
  initialValue: MinorUnits;
  balance: MinorUnits;
  /** The last day on which it can be used, "2027-01-31". */
  expiresOn: string | null;
  deactivatedAt: Date | null;
  note: string | null;
  createdAt: Date;
  updatedAt: Date;
};

export type StoreCreditEvent = "ADJUSTMENT" | "ORDER_PAYMENT" | "ORDER_REFUND" | "ORDER_CANCELLATION";

export type StoreCreditTransaction = {
  id: NumericId;
  /** Negative for debits. */
  amount: MinorUnits;
  balanceAfter: MinorUnits;
  event: StoreCreditEvent;
  expiresAt: Date | null;
  createdAt: Date;
};

/** A customer has one account for each currency. */
export type StoreCreditAccount = {
  id: NumericId;
  customerId: NumericId;
  currency: string;
  balance: MinorUnits;
  transactions: StoreCreditTransaction[];
};
