import type { CappedPercentSettings } from "../../../app/contracts/discount-settings.ts";
import { chosenLines, goodsOf } from "./chosen-lines.ts";
import { dearestPieces, wholeLine, type Pieces } from "./chosen-pieces.ts";
import { exactDecimal } from "./exact-decimal.ts";
import type { CartLine, CartLinesInput } from "./function-input.ts";
import { percentOff, type CartLinesResult } from "./function-result.ts";

/** What pieces cost before discounts, in 10^-12 of the cart's currency; null for an amount that is none. */
function costOf(pieces: readonly Pieces[]): bigint | null {
  let total = 0n;
  for (const { cost } of pieces) {
    if (cost === null) return null;
    total += cost;
  }
  return total;
}

/** One currency of all lines; null when there is none. */
function currencyOf(lines: readonly CartLine[]): string | null {
  const currencies = new Set(lines.map(({ cost }) => cost.subtotalAmount.currencyCode));
  const [currency] = currencies;
  return currencies.size === 1 && currency !== undefined ? currency : null;
}

/**
 * Whether the goods that count cost enough: those that the code is for, or all of them when it gives pieces of some.
 * An amount in another currency than the cart's is never converted: then the code takes nothing off.
 */
function isReached({ minimum }: CappedPercentSettings, goods: readonly CartLine[]): boolean {
  if (!minimum) return true;
  const least = exactDecimal(minimum.amount);
  const cost = costOf(goods.map(wholeLine));
  return least !== null && cost !== null && minimum.currency === currencyOf(goods) && cost >= least;
}

/**
 * The smaller one of the percentage and the cap. Below the cap Shopify itself takes the percentage, so that it rounds
 * as always, and after the discounts of products.
 */
function valueOf(
  { percent, cap }: CappedPercentSettings,
  pieces: readonly Pieces[],
  currency: string | null,
) {
  const cost = costOf(pieces);
  if (cost === null || cost === 0n) return null;
  if (!cap) return percentOff(percent);
  const most = exactDecimal(cap.amount);
  if (!most || cap.currency !== currency) return null;
  return cost * BigInt(percent) > most * 100n ? { fixedAmount: { amount: cap.amount } } : percentOff(percent);
}

/** A code that somebody spent points on: so many percent off, up to an amount, of all goods or of pieces of some. */
export function cappedPercent(input: CartLinesInput, settings: CappedPercentSettings): CartLinesResult {
  const { discountClasses } = input.discount;
  const { pieces: most } = settings;
  const goods = goodsOf(input.cart.lines);
  const isForAll = settings.productIds.length + settings.collectionIds.length === 0;
  const entitled = isForAll ? goods : chosenLines(goods, settings);
  const pieces = most === undefined ? entitled.map(wholeLine) : dearestPieces(entitled, most);
  const value = valueOf(settings, pieces, currencyOf(entitled));
  if (!value || !isReached(settings, most === undefined ? entitled : goods)) return { operations: [] };
  if (discountClasses.includes("PRODUCT") && !(isForAll && most === undefined)) {
    const targets = pieces.map(({ id, quantity }) => ({
      cartLine: most === undefined ? { id } : { id, quantity },
    }));
    return {
      operations: [{ productDiscountsAdd: { selectionStrategy: "FIRST", candidates: [{ targets, value }] } }],
    };
  }
  // An order discount knows whole lines only.
  if (!discountClasses.includes("ORDER") || most !== undefined) return { operations: [] };
  const targeted = new Set(pieces.map(({ id }) => id));
  const excludedCartLineIds = input.cart.lines.map(({ id }) => id).filter((id) => !targeted.has(id));
  const targets = [{ orderSubtotal: { excludedCartLineIds } }];
  return {
    operations: [{ orderDiscountsAdd: { selectionStrategy: "FIRST", candidates: [{ targets, value }] } }],
  };
}
