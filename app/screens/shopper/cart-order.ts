import type { CartFacts } from "#app/contracts/cart.ts";
import { toShopifyId, type ShopifyId } from "#app/vocabulary/ids.ts";
import {
  NO_MONEY,
  parseMoney,
  toMinorUnits,
  type CurrencyCode,
  type MinorUnits,
} from "#app/vocabulary/money.ts";
import type { OrderFacts, OrderLine } from "#app/vocabulary/order.ts";

/** An order that nobody has made yet comes after all that were. */
function lastId(): ShopifyId {
  const id = toShopifyId("9223372036854775807");
  if (!id) throw new Error("the largest id is none of Shopify's");
  return id;
}

const LAST_ID = lastId();

/** Parts of a whole in proportion to weights; what rounding leaves over goes to the last that has a weight. */
function share(whole: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (sum <= 0) return weights.map(() => 0);
  let [seen, given] = [0, 0];
  return weights.map((weight) => {
    seen += weight;
    const part = Math.floor((whole * seen) / sum) - given;
    given += part;
    return part;
  });
}

const amountOf = (text: string, currency: CurrencyCode): MinorUnits => parseMoney(text, currency) ?? NO_MONEY;

interface LineParts {
  amount: MinorUnits;
  /** The part of a discount on the whole order. */
  discount: number;
  tax: number;
}

function toLine(line: CartFacts["lines"][number], parts: LineParts): OrderLine {
  const { quantity } = line;
  const unitPrice = Math.floor(parts.amount / quantity);
  return {
    lineId: LAST_ID,
    productId: toShopifyId(line.productId),
    variantId: toShopifyId(line.variantId),
    title: "",
    sku: null,
    giftCard: line.giftCard ?? false,
    tip: false,
    quantity,
    currentQuantity: quantity,
    unitPrice: toMinorUnits(unitPrice),
    // Pieces of a whole price may not divide evenly: the rest is a discount below zero.
    discount: toMinorUnits(parts.discount + unitPrice * quantity - parts.amount),
    tax: toMinorUnits(parts.tax),
    duty: NO_MONEY,
  };
}

function toLines({ lines, subtotal, tax }: CartFacts, currency: CurrencyCode): OrderLine[] {
  const amounts = lines.map(({ amount }) => amountOf(amount, currency));
  const goods = amounts.reduce((sum, amount) => sum + amount, 0);
  const discounts = share(Math.max(0, goods - amountOf(subtotal, currency)), amounts);
  const taxes = share(tax === undefined ? 0 : amountOf(tax, currency), amounts);
  return lines.map((line, nth) => {
    const parts = { amount: amounts[nth] ?? NO_MONEY, discount: discounts[nth] ?? 0, tax: taxes[nth] ?? 0 };
    return toLine(line, parts);
  });
}

/**
 * The order that a cart would become if it were paid now, so that the functions that price orders can price it.
 * Discounts of a line are in its amount already: where the full price earns, the cart tells less than the order will.
 */
export function cartOrder(cart: CartFacts, currency: CurrencyCode, now: Date): OrderFacts {
  const total = amountOf(cart.subtotal, currency);
  return {
    orderId: LAST_ID,
    name: "",
    updatedAt: now,
    createdAt: now,
    processedAt: now,
    cancelledAt: null,
    closedAt: null,
    deleted: false,
    test: false,
    channel: "online",
    sourceName: null,
    locationId: null,
    deviceId: null,
    staffId: null,
    financialStatus: "paid",
    fulfillmentStatus: "unfulfilled",
    fulfilledAt: null,
    currency,
    presentmentCurrency: currency,
    taxesIncluded: true,
    total,
    presentmentTotal: total,
    currentTotal: total,
    tip: NO_MONEY,
    cashRounding: NO_MONEY,
    lines: toLines(cart, currency),
    shipping: [],
    refunds: [],
    returns: [],
    tenders: [],
    gatewayNames: [],
    discountCodes: cart.codes,
    tags: [],
    customer: null,
    contact: { email: null, phone: null, firstName: null, lastName: null },
  };
}
