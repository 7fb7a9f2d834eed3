import type { OrderFacts } from "#app/vocabulary/order.ts";
import { add, fraction, shareLeft, times, ZERO, type Fraction } from "./fraction.ts";
import type { EarningSettings } from "./settings.ts";

/** Tips that are not lines of the order: the total counts both (edge case E30). */
function looseTip(order: OrderFacts): number {
  const onLines = order.lines.filter((line) => line.tip);
  const value = onLines.reduce((sum, line) => sum + line.unitPrice * line.quantity - line.discount, 0);
  return Math.max(0, order.tip - value);
}

/** What the shopper paid for shipping, tax included, before any refund. */
function shippingGross(order: OrderFacts): number {
  return order.shipping.reduce(
    (sum, line) => sum + line.price - line.discount + (order.taxesIncluded ? 0 : line.tax),
    0,
  );
}

/**
 * Shipping given back, tax included. Where prices include tax Shopify does not document whether the stated amount
 * does too, so it is held to what shipping cost.
 */
export function shippingBack(order: OrderFacts): Fraction {
  const back = order.refunds.reduce((sum, refund) => sum + refund.shipping + refund.shippingTax, 0);
  return fraction(Math.min(back, Math.max(0, shippingGross(order))));
}

function shippingEarning(order: OrderFacts, settings: EarningSettings): number {
  return order.shipping.reduce((sum, line) => {
    const priced = settings.discounts === "after" ? line.price - line.discount : line.price;
    return sum + priced + (settings.tax ? line.tax : 0) - (order.taxesIncluded ? line.tax : 0);
  }, 0);
}

/**
 * What earns besides the lines: shipping, tips and cash rounding, as far as the settings let them.
 * `refunded` is money given back that the goods do not account for: it lowers all of these alike.
 */
export function beyondGoods(order: OrderFacts, settings: EarningSettings, refunded: Fraction): Fraction {
  const gross = fraction(shippingGross(order));
  const shippingLeft = shareLeft(gross, shippingBack(order));
  const tip = looseTip(order);
  const paid = add(times(gross, shippingLeft), fraction(tip + order.cashRounding));
  let earning: Fraction = ZERO;
  if (settings.shipping) earning = times(fraction(shippingEarning(order, settings)), shippingLeft);
  if (settings.tips) earning = add(earning, fraction(tip));
  if (settings.cashRounding) earning = add(earning, fraction(order.cashRounding));
  return times(earning, shareLeft(paid, refunded));
}
