import type { z } from "zod";
import type { Unreadable } from "#app/vocabulary/business-events.ts";
import { toCurrencyCode } from "#app/vocabulary/money.ts";
import type { OrderFacts } from "#app/vocabulary/order.ts";
import { readBody } from "../topics/fields.ts";
import { orderPayload } from "../topics/order-payload.ts";
import {
  orderNode,
  type moneyBag,
  type OrderNode,
  type RefundNode,
  type transactionNode,
} from "./order-node.ts";
import { markTips } from "./tip-lines.ts";

/*
 * An order of the Admin API is first written as a webhook would write it and then read by the reader of webhooks,
 * so that there is one reading of an order and both ways give the same facts.
 */
type Bag = z.infer<typeof moneyBag>;

const side = ({ amount, currencyCode }: Bag["shopMoney"]) => ({ amount, currency_code: currencyCode });
const set = (bag: Bag) => ({
  shop_money: side(bag.shopMoney),
  presentment_money: side(bag.presentmentMoney),
});
const gid = (node: { id: string }) => ({ admin_graphql_api_id: node.id });
const taxLines = (lines: { priceSet: Bag }[]) => lines.map((line) => ({ price_set: set(line.priceSet) }));

/** The states of the admin's order list, of which only some are states of the order; the rest wait. */
const FULFILLMENTS = new Map([
  ["FULFILLED", "fulfilled"],
  ["PARTIALLY_FULFILLED", "partial"],
  ["RESTOCKED", "restocked"],
]);

/** Transactions are written in the currency of the payment, as webhooks do. */
const transaction = (node: z.infer<typeof transactionNode>) => ({
  ...gid(node),
  kind: node.kind.toLowerCase(),
  gateway: node.gateway,
  status: node.status.toLowerCase(),
  amount: node.amountSet.presentmentMoney.amount,
  currency: node.amountSet.presentmentMoney.currencyCode,
  processed_at: node.processedAt ?? node.createdAt,
});

const refund = (node: RefundNode) => ({
  ...gid(node),
  created_at: node.createdAt ?? node.processedAt,
  note: node.note,
  refund_line_items: node.lines.map((line) => ({
    line_item: gid(line.lineItem),
    quantity: line.quantity,
    subtotal_set: set(line.subtotalSet),
    total_tax_set: set(line.totalTaxSet),
  })),
  refund_shipping_lines: node.shippingLines.map((line) => ({
    subtotal_amount_set: set(line.subtotalAmountSet),
    tax_amount_set: set(line.taxAmountSet),
  })),
  transactions: node.transactions.map(transaction),
});

const line = (node: OrderNode["lines"][number]) => ({
  ...gid(node),
  product_id: node.product?.id ?? null,
  variant_id: node.variant?.id ?? null,
  title: node.title,
  sku: node.sku,
  gift_card: node.isGiftCard,
  quantity: node.quantity,
  current_quantity: node.currentQuantity,
  price_set: set(node.originalUnitPriceSet),
  total_discount_set: set(node.totalDiscountSet),
  discount_allocations: node.discountAllocations.map((part) => ({
    amount_set: set(part.allocatedAmountSet),
  })),
  tax_lines: taxLines(node.taxLines),
  duties: node.duties.map((duty) => set(duty.price)),
});

const shippingLine = (node: OrderNode["shippingLines"][number]) => ({
  is_removed: node.isRemoved,
  price_set: set(node.originalPriceSet),
  discounted_price_set: set(node.discountedPriceSet),
  tax_lines: taxLines(node.taxLines),
});

const person = (node: { firstName: string | null; lastName: string | null } | null) =>
  node && { first_name: node.firstName, last_name: node.lastName };

const customer = (node: OrderNode["customer"]) =>
  node && {
    ...gid(node),
    ...person(node),
    email: node.defaultEmailAddress?.emailAddress ?? null,
    phone: node.defaultPhoneNumber?.phoneNumber ?? null,
    verified_email: node.verifiedEmail,
    tags: node.tags,
    created_at: node.createdAt,
    updated_at: node.updatedAt,
  };

/** Shopify POS writes location, device and receipt into one word: "7027718-2-2273". The API has no other device. */
const deviceOf = (node: OrderNode): string | null =>
  (node.sourceName === "pos" && /^\d+-(\d+)-\d+$/.exec(node.sourceIdentifier ?? "")?.[1]) || null;

const money = (node: OrderNode) => ({
  currency: node.currencyCode,
  presentment_currency: node.presentmentCurrencyCode,
  total_price_set: set(node.totalPriceSet),
  current_total_price_set: set(node.currentTotalPriceSet),
  total_tip_received: node.totalTipReceivedSet.shopMoney.amount,
  total_cash_rounding_payment_adjustment_set: set(node.totalCashRoundingAdjustment.paymentSet),
});

const lists = (node: OrderNode) => ({
  line_items: node.lines.map(line),
  shipping_lines: node.shippingLines.map(shippingLine),
  refunds: node.refunds.map(refund),
  transactions: node.transactions.map(transaction),
  returns: node.returns.map((each) => ({ ...gid(each), status: each.status, name: each.name })),
  fulfillments: node.fulfillments.map((each) => ({
    status: each.status.toLowerCase(),
    created_at: each.createdAt,
  })),
  discount_codes: node.discountCodes.map((code) => ({ code })),
});

const asWebhook = (node: OrderNode) => ({
  ...gid(node),
  name: node.name,
  updated_at: node.updatedAt,
  created_at: node.createdAt,
  processed_at: node.processedAt,
  cancelled_at: node.cancelledAt,
  closed_at: node.closedAt,
  test: node.test,
  source_name: node.sourceName,
  location_id: node.retailLocation?.id ?? null,
  device_id: deviceOf(node),
  financial_status: node.displayFinancialStatus?.toLowerCase() ?? null,
  fulfillment_status: FULFILLMENTS.get(node.displayFulfillmentStatus) ?? null,
  taxes_included: node.taxesIncluded,
  payment_gateway_names: node.paymentGatewayNames,
  tags: node.tags,
  email: node.email,
  phone: node.phone,
  customer_locale: node.customerLocale,
  customer: customer(node.customer),
  billing_address: person(node.billingAddress),
  shipping_address: person(node.shippingAddress),
  ...money(node),
  ...lists(node),
});

/**
 * An order of the Admin API in our words. `staffId` is always null: Shopify shows staff only to shops of its upper
 * plans (https://shopify.dev/docs/api/admin-graphql/latest/objects/StaffMember).
 *
 * @param json an OrderNode, or its JSON as it was kept
 */
export function orderFromAdmin(json: unknown): OrderFacts | Unreadable {
  const node = readBody(orderNode, json);
  if ("unreadable" in node) return node;
  const currency = toCurrencyCode(node.value.currencyCode);
  if (!currency) return { unreadable: "currencyCode: is not a known currency" };
  const order = readBody(orderPayload(currency), asWebhook(node.value));
  if ("unreadable" in order) return order;
  return { ...order.value, lines: markTips(order.value.lines, order.value.tip) };
}
