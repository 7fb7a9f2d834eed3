import { sumsOf } from "#simulator/world/order-sums.ts";
import type { MinorUnits, Order } from "#simulator/world/types.ts";
import { moneySet, shopAmount } from "./amounts.ts";

export function orderTotalsBody(order: Order) {
  const sums = sumsOf(order);
  const text = (amount: MinorUnits) => shopAmount(order, amount);
  const set = (amount: MinorUnits) => moneySet(order, amount);
  return {
    current_shipping_price_set: set(sums.currentShipping),
    current_subtotal_price: text(sums.currentSubtotal),
    current_subtotal_price_set: set(sums.currentSubtotal),
    current_total_additional_fees_set: null,
    current_total_discounts: text(sums.currentDiscounts),
    current_total_discounts_set: set(sums.currentDiscounts),
    current_total_duties_set: null,
    current_total_price: text(sums.currentTotal),
    current_total_price_set: set(sums.currentTotal),
    current_total_tax: text(sums.currentTax),
    current_total_tax_set: set(sums.currentTax),
    original_total_additional_fees_set: null,
    original_total_duties_set: null,
    subtotal_price: text(sums.subtotal),
    subtotal_price_set: set(sums.subtotal),
    total_cash_rounding_payment_adjustment_set: set(0),
    total_cash_rounding_refund_adjustment_set: set(0),
    total_discounts: text(sums.discounts),
    total_discounts_set: set(sums.discounts),
    total_line_items_price: text(sums.lineItems),
    total_line_items_price_set: set(sums.lineItems),
    total_outstanding: text(Math.max(0, sums.outstanding)),
    total_price: text(sums.total),
    total_price_set: set(sums.total),
    total_shipping_price_set: set(sums.shipping),
    total_tax: text(sums.tax),
    total_tax_set: set(sums.tax),
    total_tip_received: text(order.tip),
  };
}
