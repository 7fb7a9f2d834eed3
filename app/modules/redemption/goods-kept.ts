import type { OrderFacts, OrderLine } from "#app/vocabulary/order.ts";
import type { RedemptionTerms } from "./redemption.ts";

/** What a reward applied to on an order: what it was worth, and what of it is still there. In any one unit. */
export interface GoodsKept {
  whole: number;
  kept: number;
}

function isFor(
  line: OrderLine,
  { benefit, products, collections }: RedemptionTerms,
  collectionsOf: (productId: string) => readonly string[] | null,
): boolean {
  if (line.tip || line.giftCard) return false;
  const wanted = benefit.gives === "product" ? benefit.productIds : products;
  if (wanted.length > 0) return line.productId !== null && wanted.includes(line.productId);
  if (collections.length === 0) return true;
  const own = line.productId === null ? [] : collectionsOf(line.productId);
  return own === null || own.some((id) => collections.includes(id));
}

/** A free product has no price that was paid, so goods weigh what they cost before discounts; gifts by their number. */
function sum(lines: readonly OrderLine[]): GoodsKept {
  const weigh = lines.some(({ unitPrice }) => unitPrice > 0)
    ? ({ unitPrice }: OrderLine) => unitPrice
    : () => 1;
  return lines.reduce(
    ({ whole, kept }, line) => ({
      whole: whole + weigh(line) * line.quantity,
      kept: kept + weigh(line) * Math.min(line.currentQuantity, line.quantity),
    }),
    { whole: 0, kept: 0 },
  );
}

/**
 * How much of the goods that a reward applied to is still on the order. By goods and never by money: delivery that is
 * not given back (edge case E8), or a refund in another tender (E3), says nothing about them.
 */
export function goodsKept(
  order: OrderFacts,
  terms: RedemptionTerms,
  collectionsOf: (productId: string) => readonly string[] | null,
): GoodsKept {
  const lines = order.lines.filter((line) => line.quantity > 0 && isFor(line, terms, collectionsOf));
  // Of several pieces that it may apply to, those that it did apply to.
  const discounted = lines.filter(({ discount }) => discount > 0);
  const isByLine = terms.benefit.gives !== "shipping" && discounted.length > 0;
  return sum(isByLine ? discounted : lines);
}
