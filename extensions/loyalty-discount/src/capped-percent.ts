import type { CappedPercentSettings } from "../../../app/contracts/discount-settings.ts";
import { chosenLines, goodsOf } from "./chosen-lines.ts";
import { exactDecimal } from "./exact-decimal.ts";
import type { CartLine, CartLinesInput } from "./function-input.ts";
import { percentOff, type CartLinesResult } from "./function-result.ts";

/** What lines cost before discounts, in 10^-12 of the cart's currency; null when there is nothing to count. */
function costOf(lines: readonly CartLine[]): { total: bigint; currency: string } | null {
  const currency = lines[0]?.cost.subtotalAmount.currencyCode;
  if (currency === undefined) return null;
  let total = 0n;
  for (const { cost } of lines) {
    const amount = exactDecimal(cost.subtotalAmount.amount);
    if (amount === null || cost.subtotalAmount.currencyCode !== currency) return null;
    total += amount;
  }
  return { total, currency };
}

/**
 * The smaller one of the percentage and the cap. Below the cap Shopify itself takes the percentage, so that it rounds
 * as always, and after the discounts of products. An amount in another currency than the cart's is never converted:
 * then the code takes nothing off.
 */
function valueOf({ percent, cap, minimum }: CappedPercentSettings, lines: readonly CartLine[]) {
  const cost = costOf(lines);
  if (!cost || cost.total === 0n) return null;
  if ([cap, minimum].some((amount) => amount && amount.currency !== cost.currency)) return null;
  const least = minimum ? exactDecimal(minimum.amount) : 0n;
  const most = cap ? exactDecimal(cap.amount) : null;
  if (least === null || cost.total < least || (cap && !most)) return null;
  return cap && most !== null && cost.total * BigInt(percent) > most * 100n
    ? { fixedAmount: { amount: cap.amount } }
    : percentOff(percent);
}

/** A code that somebody spent points on: so many percent off, up to an amount. */
export function cappedPercent(input: CartLinesInput, settings: CappedPercentSettings): CartLinesResult {
  const { discountClasses } = input.discount;
  const { lines } = input.cart;
  const isForAll = settings.productIds.length + settings.collectionIds.length === 0;
  const goods = goodsOf(lines);
  const entitled = isForAll ? goods : chosenLines(goods, settings);
  const value = valueOf(settings, entitled);
  if (!value) return { operations: [] };
  const targeted = new Set(entitled.map(({ id }) => id));
  if (!isForAll && discountClasses.includes("PRODUCT")) {
    const targets = [...targeted].map((id) => ({ cartLine: { id } }));
    return {
      operations: [{ productDiscountsAdd: { selectionStrategy: "FIRST", candidates: [{ targets, value }] } }],
    };
  }
  if (!discountClasses.includes("ORDER")) return { operations: [] };
  const excludedCartLineIds = lines.map(({ id }) => id).filter((id) => !targeted.has(id));
  const targets = [{ orderSubtotal: { excludedCartLineIds } }];
  return {
    operations: [{ orderDiscountsAdd: { selectionStrategy: "FIRST", candidates: [{ targets, value }] } }],
  };
}
