import type { MinorUnits, NumericId } from "../order-types.ts";

export type DiscountClass = "product" | "order" | "shipping";

export type DiscountItems =
  | { kind: "all" }
  | { kind: "products"; productIds: NumericId[]; variantIds: NumericId[] }
  | { kind: "collections"; collectionIds: NumericId[] };

export type DiscountMinimum =
  { kind: "subtotal"; amount: MinorUnits } | { kind: "quantity"; quantity: number };

/** What a discount gives. */
export type DiscountGift =
  | { kind: "amount"; amount: MinorUnits; onEachItem: boolean; items: DiscountItems }
  | { kind: "percentage"; fraction: number; items: DiscountItems }
  /** `maximumPrice`: dearer delivery is not free. */
  | { kind: "free-shipping"; maximumPrice: MinorUnits | null }
  /** An app's function decides. */
  | { kind: "function"; functionId: string };

export type DiscountCode = { id: NumericId; code: string; uses: number };

export type Discount = {
  id: NumericId;
  title: string;
  /** Null for automatic discounts. */
  code: DiscountCode | null;
  startsAt: Date;
  endsAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  classes: DiscountClass[];
  combinesWith: Record<DiscountClass, boolean>;
  /** Null: everybody. */
  customerIds: NumericId[] | null;
  minimum: DiscountMinimum | null;
  usageLimit: number | null;
  oncePerCustomer: boolean;
  recurringCycleLimit: number | null;
  tags: string[];
  gift: DiscountGift;
  uses: number;
  /** Customer ids, and lower-cased e-mails of guests, who have used it. */
  usedBy: Set<string>;
};

/** What whoever makes a discount decides. */
export type DiscountTerms = Omit<Discount, "id" | "code" | "createdAt" | "updatedAt" | "uses" | "usedBy"> & {
  code: string | null;
};
