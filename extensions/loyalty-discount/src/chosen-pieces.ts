import { exactDecimal } from "./exact-decimal.ts";
import type { CartLine } from "./function-input.ts";

/** So many pieces of a line, and what they cost together, in 10^-12; null for an amount that is none. */
export interface Pieces {
  id: string;
  quantity: number;
  cost: bigint | null;
}

export const wholeLine = ({ id, quantity, cost }: CartLine): Pieces => ({
  id,
  quantity,
  cost: exactDecimal(cost.subtotalAmount.amount),
});

/** At most so many pieces of the lines: the dearest first, of those that cost the same the ones that stand first. */
export function dearestPieces(lines: readonly CartLine[], most: number): Pieces[] {
  const priced = lines.map((line, place) => ({
    line,
    place,
    price: exactDecimal(line.cost.amountPerQuantity.amount) ?? 0n,
  }));
  priced.sort((a, b) => (a.price === b.price ? a.place - b.place : a.price < b.price ? 1 : -1));
  let left = most;
  return priced.flatMap(({ line, price }) => {
    const quantity = Math.min(line.quantity, left);
    left -= quantity;
    return quantity > 0 ? [{ id: line.id, quantity, cost: price * BigInt(quantity) }] : [];
  });
}
