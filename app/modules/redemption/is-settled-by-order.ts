import type { Benefit } from "./reward-kind.ts";

/** Whether an order spends it by its code; the others are given at once. */
export const isSettledByOrder = (benefit: Benefit): boolean =>
  benefit.gives !== "gift_card" && benefit.gives !== "store_credit";
