import { z } from "zod";
import type { CurrencyCode, MinorUnits } from "#app/vocabulary/money.ts";
import { toMinorUnits } from "#app/vocabulary/money.ts";
import type { OrderLine, ShippingLine } from "#app/vocabulary/order.ts";
import {
  amountIn,
  flag,
  identity,
  listOf,
  maybe,
  optionalId,
  quantity,
  readIdentity,
  shopMoneyIn,
  text,
} from "./fields.ts";

export const sum = (amounts: readonly number[]): MinorUnits =>
  toMinorUnits(amounts.reduce((total, amount) => total + amount, 0));

const allocations = (code: CurrencyCode) =>
  z
    .array(
      z
        .object({ amount: amountIn(code).nullish(), amount_set: shopMoneyIn(code).nullish() })
        .transform((part) => part.amount_set ?? part.amount ?? 0),
    )
    .nullish();

const taxes = (code: CurrencyCode) =>
  listOf(
    z
      .object({ price: amountIn(code).nullish(), price_set: shopMoneyIn(code).nullish() })
      .transform((part) => part.price_set ?? part.price ?? 0),
  );

const duties = (code: CurrencyCode) => listOf(shopMoneyIn(code));

/** A line of an order, before it is known what of it was refunded or which share of old order discounts it bears. */
export interface RawLine {
  line: OrderLine;
  /** Null from API versions that do not tell what is still on the order. */
  currentQuantity: number | null;
  /** False from API versions that do not spread order discounts over the lines. */
  knowsAllocations: boolean;
}

export const linePayload = (code: CurrencyCode) =>
  z
    .object({
      ...identity,
      product_id: optionalId,
      variant_id: optionalId,
      title: text,
      name: text,
      sku: text,
      gift_card: flag,
      tip: maybe,
      quantity,
      current_quantity: quantity.nullish(),
      price: amountIn(code).nullish(),
      price_set: shopMoneyIn(code).nullish(),
      total_discount: amountIn(code).nullish(),
      total_discount_set: shopMoneyIn(code).nullish(),
      discount_allocations: allocations(code),
      tax_lines: taxes(code),
      duties: duties(code),
    })
    .transform((row, context): RawLine => {
      const unitPrice = row.price_set ?? row.price;
      if (unitPrice === null || unitPrice === undefined || unitPrice < 0) {
        context.addIssue({ code: "custom", message: "is missing or negative", path: ["price"] });
        return z.NEVER;
      }
      const allocated = row.discount_allocations ?? [];
      // Discounts set by an import or a script stand on the line only; all others are allocations.
      const onLine = row.total_discount_set ?? row.total_discount ?? 0;
      const line: OrderLine = {
        lineId: readIdentity(row, context),
        productId: row.product_id,
        variantId: row.variant_id,
        title: row.title ?? row.name ?? "",
        sku: row.sku,
        giftCard: row.gift_card,
        tip: row.tip !== null && row.tip !== undefined && row.tip !== false,
        quantity: row.quantity,
        currentQuantity: row.current_quantity ?? row.quantity,
        unitPrice,
        discount: sum(allocated.length > 0 ? allocated : [onLine]),
        tax: sum(row.tax_lines),
        duty: sum(row.duties),
      };
      return {
        line,
        currentQuantity: row.current_quantity ?? null,
        knowsAllocations: Array.isArray(row.discount_allocations),
      };
    });

/** Null for a shipping line that was taken off the order. */
export const shippingPayload = (code: CurrencyCode) =>
  z
    .object({
      is_removed: flag,
      price: amountIn(code).nullish(),
      price_set: shopMoneyIn(code).nullish(),
      discounted_price: amountIn(code).nullish(),
      discounted_price_set: shopMoneyIn(code).nullish(),
      discount_allocations: allocations(code),
      tax_lines: taxes(code),
    })
    .transform((row): ShippingLine | null => {
      if (row.is_removed) return null;
      const price = row.price_set ?? row.price ?? toMinorUnits(0);
      const discounted = row.discounted_price_set ?? row.discounted_price;
      const discount =
        discounted === null || discounted === undefined
          ? sum(row.discount_allocations ?? [])
          : toMinorUnits(price - discounted);
      return { price, discount, tax: sum(row.tax_lines) };
    });
