import { toMinorUnits } from "#app/vocabulary/money.ts";
import type { OrderFacts, OrderLine, Paid } from "#app/vocabulary/order.ts";
import { beyondGoods, shippingBack } from "./beyond-goods.ts";
import {
  add,
  atLeastZero,
  fraction,
  isBelow,
  shareLeft,
  subtract,
  times,
  ZERO,
  type Fraction,
} from "./fraction.ts";
import type { PricingFacts } from "./pricing-facts.ts";
import { holdsWord } from "./same-word.ts";
import type { EarningSettings } from "./settings.ts";

type GoodsFacts = Pick<PricingFacts, "products">;

interface Sums {
  /** What earns of the lines that are still there. */
  eligible: Fraction;
  /** Money value of everything that is no longer there, tax included: what line refunds account for. */
  goneGross: Fraction;
  /** Money value of all goods that are still there, tax included. */
  keptGross: Fraction;
}

function isGiftCard(line: OrderLine, settings: EarningSettings): boolean {
  return line.giftCard || (line.productId !== null && settings.giftCardProducts.includes(line.productId));
}

export function isExcluded(line: OrderLine, settings: EarningSettings, facts: GoodsFacts): boolean {
  if (line.tip) return !settings.tips;
  if (isGiftCard(line, settings)) return settings.giftCards !== "bought";
  if (line.productId === null) return false;
  if (settings.excludedProducts.includes(line.productId)) return true;
  const product = facts.products.get(line.productId);
  if (!product) return false;
  return (
    product.collectionIds.some((id) => settings.excludedCollections.includes(id)) ||
    product.tags.some((tag) => holdsWord(settings.excludedProductTags, tag))
  );
}

/** The value of a whole line: as the shopper pays it (gross, with tax and duty), and the part that the settings let earn. */
function lineValue(
  line: OrderLine,
  order: OrderFacts,
  settings: EarningSettings,
): { gross: number; earning: number } {
  const full = line.unitPrice * line.quantity;
  const paid = full - line.discount;
  const priced = settings.discounts === "after" ? paid : full;
  const tax = (settings.tax ? line.tax : 0) - (order.taxesIncluded ? line.tax : 0);
  return {
    gross: paid + line.duty + (order.taxesIncluded ? 0 : line.tax),
    earning: Math.max(0, priced + tax + (settings.duties ? line.duty : 0)),
  };
}

export function sumLines(order: OrderFacts, settings: EarningSettings, facts: GoodsFacts): Sums {
  let sums: Sums = { eligible: ZERO, goneGross: ZERO, keptGross: ZERO };
  for (const line of order.lines) {
    if (line.quantity <= 0) continue;
    const { gross, earning } = lineValue(line, order, settings);
    const kept = fraction(Math.min(line.currentQuantity, line.quantity), line.quantity);
    const keptGross = times(fraction(gross), kept);
    sums = {
      eligible: isExcluded(line, settings, facts)
        ? sums.eligible
        : add(sums.eligible, times(fraction(earning), kept)),
      goneGross: add(sums.goneGross, subtract(fraction(gross), keptGross)),
      keptGross: add(sums.keptGross, keptGross),
    };
  }
  return sums;
}

/** An amount in the shop's currency; a presentment amount is converted at the rate of the order itself. */
function inShopCurrency(paid: Paid, order: OrderFacts): Fraction {
  if (paid.currency === order.currency || order.presentmentTotal === 0) return fraction(paid.amount);
  if (paid.currency !== order.presentmentCurrency) return fraction(paid.amount);
  return times(fraction(paid.amount), fraction(order.total, order.presentmentTotal));
}

/**
 * Money given back beyond the goods and the shipping that went back: an amount-only refund (edge case E6). Sums over
 * all refunds, so that a return now and its money later count once.
 */
export function amountOnlyRefunds(order: OrderFacts, goneGross: Fraction): Fraction {
  let paidBack = ZERO;
  let roundings = 0;
  for (const refund of order.refunds) {
    for (const paid of refund.paidBack) {
      paidBack = add(paidBack, inShopCurrency(paid, order));
      if (paid.currency !== order.currency) roundings += refund.lines.length + 1;
    }
  }
  const loose = atLeastZero(subtract(paidBack, add(goneGross, shippingBack(order))));
  // The shopper's amounts were rounded one by one in their own currency: so small a rest is no refund of an amount.
  const slack = inShopCurrency(
    { amount: toMinorUnits(roundings), currency: order.presentmentCurrency },
    order,
  );
  return isBelow(slack, loose) ? loose : ZERO;
}

/** The share of the payment that came by tenders which earn; 1 when no excluded tender took part. */
function earningShare(order: OrderFacts, settings: EarningSettings): Fraction {
  const excluded = [...settings.excludedTenders, ...(settings.giftCards === "spent" ? [] : ["gift_card"])];
  if (excluded.length === 0) return fraction(1);
  let all = ZERO;
  let without = ZERO;
  for (const tender of order.tenders) {
    if (tender.status !== "success" || (tender.kind !== "sale" && tender.kind !== "capture")) continue;
    const amount = inShopCurrency(tender, order);
    all = add(all, amount);
    if (!holdsWord(excluded, tender.gateway)) without = add(without, amount);
  }
  if (all.top > 0n) return times(without, { top: all.bottom, bottom: all.top });
  const names = order.gatewayNames;
  return names.length > 0 && names.every((name) => holdsWord(excluded, name)) ? ZERO : fraction(1);
}

/** What earns of an order as it is now, in minor units of the shop's currency: exact, never below zero. */
export function eligibleAmount(order: OrderFacts, settings: EarningSettings, facts: GoodsFacts): Fraction {
  const sums = sumLines(order, settings, facts);
  const loose = amountOnlyRefunds(order, sums.goneGross);
  // An amount without a line lowers all goods alike, in proportion to what they are worth; then what came with them.
  const goods = times(sums.eligible, shareLeft(sums.keptGross, loose));
  const beyond = atLeastZero(subtract(loose, sums.keptGross));
  const all = add(goods, beyondGoods(order, settings, beyond));
  return atLeastZero(times(all, earningShare(order, settings)));
}
