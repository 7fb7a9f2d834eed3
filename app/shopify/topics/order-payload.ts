import { z } from "zod";
import { NO_MONEY, type CurrencyCode } from "#app/vocabulary/money.ts";
import { FINANCIAL_STATUSES, FULFILLMENT_STATUSES, type OrderFacts } from "#app/vocabulary/order.ts";
import { channelOf } from "./channel.ts";
import { customerPayload } from "./customer-payload.ts";
import {
  amountIn,
  bothSidesIn,
  cleanText,
  flag,
  identity,
  instant,
  listOf,
  optionalCurrency,
  optionalId,
  optionalInstant,
  readIdentity,
  shopMoneyIn,
  tags,
  text,
} from "./fields.ts";
import { linePayload, shippingPayload, sum } from "./line-payload.ts";
import { completeLines } from "./older-orders.ts";
import { refundPayload } from "./refund-payload.ts";
import { returnPayload } from "./return-payload.ts";
import { transactionPayload } from "./transaction-payload.ts";

const person = z.object({ first_name: text, last_name: text }).nullish();

const fulfillments = listOf(z.object({ status: z.string().nullish(), created_at: optionalInstant }));

const header = {
  ...identity,
  name: text,
  updated_at: instant,
  created_at: instant,
  processed_at: optionalInstant,
  cancelled_at: optionalInstant,
  closed_at: optionalInstant,
  test: flag,
  source_name: text,
  location_id: optionalId,
  device_id: optionalId,
  user_id: optionalId,
  financial_status: z.enum(FINANCIAL_STATUSES, "is not a known payment state").nullish(),
  fulfillment_status: z.enum(FULFILLMENT_STATUSES, "is not a known fulfilment state").nullish(),
  taxes_included: flag,
  payment_gateway_names: listOf(z.string().transform(cleanText)),
  tags,
  email: text,
  contact_email: text,
  phone: text,
  customer_locale: text,
  customer: customerPayload.nullish(),
  billing_address: person,
  shipping_address: person,
  returns: listOf(returnPayload),
  fulfillments,
};

const moneyFields = (code: CurrencyCode) => ({
  presentment_currency: optionalCurrency,
  total_price: amountIn(code).nullish(),
  total_price_set: bothSidesIn(code).nullish(),
  current_total_price: amountIn(code).nullish(),
  current_total_price_set: shopMoneyIn(code).nullish(),
  total_tip_received: amountIn(code).nullish(),
  total_cash_rounding_payment_adjustment_set: shopMoneyIn(code).nullish(),
  total_discounts: amountIn(code).nullish(),
  discount_codes: listOf(
    z.object({ code: text, amount: amountIn(code).nullish(), type: z.string().nullish() }),
  ),
  line_items: z.array(linePayload(code)),
  shipping_lines: listOf(shippingPayload(code)),
  refunds: listOf(refundPayload(code)),
  transactions: listOf(transactionPayload(code)),
});

const rowPayload = (code: CurrencyCode) => z.object({ ...header, ...moneyFields(code) });
type Row = z.infer<ReturnType<typeof rowPayload>>;

function totalsOf(row: Row, code: CurrencyCode) {
  const total = row.total_price_set?.shop ?? row.total_price ?? NO_MONEY;
  const shopper = row.total_price_set?.shopper;
  return {
    currency: code,
    presentmentCurrency: shopper?.currency ?? row.presentment_currency ?? code,
    total,
    presentmentTotal: shopper?.amount ?? total,
    currentTotal: row.current_total_price_set ?? row.current_total_price ?? total,
    tip: row.total_tip_received ?? NO_MONEY,
    cashRounding: row.total_cash_rounding_payment_adjustment_set ?? NO_MONEY,
  };
}

function linesOf(row: Row): Pick<OrderFacts, "lines" | "shipping" | "refunds"> {
  const refunds = row.refunds.map((part) => part.refund);
  const onShipping = row.discount_codes
    .filter((part) => part.type === "shipping")
    .map((part) => part.amount ?? 0);
  const lines = completeLines(row.line_items, refunds, (row.total_discounts ?? 0) - sum(onShipping));
  // Whoever adds the lines up later must not meet more than a number holds: refused here, as a whole.
  sum(lines.map((line) => line.unitPrice * line.quantity));
  return {
    lines,
    shipping: row.shipping_lines.filter((line) => line !== null),
    refunds,
  };
}

/** The names typed for this order; the bill's, or else those of who receives it. */
function contactOf(row: Row): OrderFacts["contact"] {
  const named = [row.billing_address, row.shipping_address].find((at) => at?.first_name || at?.last_name);
  return {
    email: row.email ?? row.contact_email,
    phone: row.phone,
    firstName: named?.first_name ?? null,
    lastName: named?.last_name ?? null,
  };
}

/** The newest fulfilment that was made and not taken back. */
export function lastFulfilment(made: readonly { status: string | null; at: Date | null }[]): Date | null {
  const times = made
    .filter((part) => part.status === "success" && part.at)
    .map((part) => part.at?.getTime() ?? 0);
  return times.length === 0 ? null : new Date(Math.max(...times));
}

function placeOf(
  row: Row,
): Pick<OrderFacts, "channel" | "sourceName" | "locationId" | "deviceId" | "staffId"> {
  const place = { sourceName: row.source_name, locationId: row.location_id, deviceId: row.device_id };
  return { channel: channelOf(place), ...place, staffId: row.user_id };
}

const statesOf = (row: Row) => ({
  deleted: false,
  test: row.test,
  financialStatus: row.financial_status ?? ("pending" as const),
  fulfillmentStatus: row.fulfillment_status ?? ("unfulfilled" as const),
  fulfilledAt: lastFulfilment(
    row.fulfillments.map((part) => ({ status: part.status ?? null, at: part.created_at })),
  ),
  updatedAt: row.updated_at,
  createdAt: row.created_at,
  processedAt: row.processed_at ?? row.created_at,
  cancelledAt: row.cancelled_at,
  closedAt: row.closed_at,
});

const compile = (code: CurrencyCode) =>
  rowPayload(code).transform((row, context): OrderFacts => {
    const orderId = readIdentity(row, context);
    return {
      orderId,
      name: row.name ?? orderId,
      ...statesOf(row),
      ...placeOf(row),
      ...totalsOf(row, code),
      ...linesOf(row),
      taxesIncluded: row.taxes_included,
      returns: row.returns.map((part) => part.return).filter((part) => part !== null),
      tenders: row.transactions,
      gatewayNames: row.payment_gateway_names,
      discountCodes: row.discount_codes.map((part) => part.code).filter((code) => code !== null),
      tags: row.tags,
      customer: row.customer ? { ...row.customer, locale: row.customer_locale } : null,
      contact: contactOf(row),
    };
  });

const compiled = new Map<CurrencyCode, ReturnType<typeof compile>>();

/** The payload of orders/*; schemas are kept because building one costs far more than using it. */
export function orderPayload(code: CurrencyCode): ReturnType<typeof compile> {
  const schema = compiled.get(code) ?? compile(code);
  compiled.set(code, schema);
  return schema;
}

/** The currency in which an order's shop side is written; very old versions leave it to the shop's. */
export const orderCurrency = z.object({ currency: optionalCurrency });

export const deletedOrder = z.object(identity).transform((row, context) => readIdentity(row, context));
