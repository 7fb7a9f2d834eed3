import { financialStatusOf, fulfillmentStatusOf } from "#simulator/world/order-status.ts";
import { sumsOf } from "#simulator/world/order-sums.ts";
import { findLine } from "#simulator/world/find.ts";
import { tipLineOf } from "#simulator/world/order-lines.ts";
import type { Fulfillment, Order } from "#simulator/world/types.ts";
import { address } from "#simulator/payloads/address.ts";
import { connection, innerConnection } from "./connection.ts";
import { customerView } from "./customer-view.ts";
import { discountApplicationView, lineItemView, shippingLineView, taxLineView } from "./line-item-view.ts";
import { metafieldFields } from "./metafield-view.ts";
import { refundView, transactionView } from "./refund-view.ts";
import { returnStatusOf, returnView } from "./return-view.ts";
import { locationOf, staffMemberOf } from "./shop-view.ts";
import { gid, moneyBag, utc, utcOrNull, type Arguments, type Context, type View } from "./view.ts";

const fulfillmentStatuses = { fulfilled: "FULFILLED", partial: "PARTIALLY_FULFILLED" } as const;

const attributions: Record<Order["channel"], View> = {
  online: { displayName: "Online Store", handle: "web" },
  pos: { displayName: "Point of Sale", handle: "pos" },
  draft: { displayName: "Draft Orders", handle: "shopify_draft_order" },
  subscription: { displayName: "Subscriptions", handle: "subscription_contract_checkout_one" },
};

export function orderView(context: Context, order: Order): View {
  const id = gid("Order", order.id);
  const fulfillment = fulfillmentStatusOf(order);
  const { customers } = context.shop;
  return {
    __typename: "Order",
    id,
    legacyResourceId: String(order.id),
    name: order.name,
    number: order.number,
    createdAt: utc(order.createdAt),
    processedAt: utc(order.processedAt),
    updatedAt: utc(order.updatedAt),
    cancelledAt: utcOrNull(order.cancelledAt),
    cancelReason: order.cancelReason === null ? null : order.cancelReason.toUpperCase(),
    closedAt: utcOrNull(order.closedAt),
    closed: order.closedAt !== null,
    confirmed: true,
    customerLocale: order.locale,
    customAttributes: order.attributes,
    test: order.test,
    edited: order.lines.some((line) => line.currentQuantity !== line.quantity),
    sourceName: order.sourceName,
    sourceIdentifier: order.sourceIdentifier,
    attribution: attributions[order.channel],
    email: order.email,
    phone: order.phone,
    note: order.note,
    tags: order.tags,
    currencyCode: order.currency,
    presentmentCurrencyCode: order.presentmentCurrency,
    taxesIncluded: order.taxesIncluded,
    taxExempt: false,
    displayFinancialStatus: financialStatusOf(order).toUpperCase(),
    displayFulfillmentStatus: fulfillment === null ? "UNFULFILLED" : fulfillmentStatuses[fulfillment],
    returnStatus: returnStatusOf(order),
    paymentGatewayNames: gatewaysOf(order),
    customer: () => {
      const customer = order.customerId === null ? undefined : customers.get(order.customerId);
      return customer === undefined ? null : customerView(context, customer);
    },
    billingAddress: () => addressView(context, order),
    shippingAddress: () => addressView(context, order),
    retailLocation: () => locationOf(context.shop, order.locationId),
    staffMember: () => staffMemberOf(context.shop, order.staffId),
    ...totals(order),
    ...parts(context, order),
    ...metafieldFields(context, id),
  };
}

/** Goods that are shipped go to one made-up street. */
function addressView({ shop }: Context, order: Order): View | null {
  if (order.shippingLines.length === 0) return null;
  const customer = order.customerId === null ? undefined : shop.customers.get(order.customerId);
  const to = address(shop, customer);
  return {
    firstName: to.first_name,
    lastName: to.last_name,
    name: to.name,
    address1: to.address1,
    city: to.city,
    zip: to.zip,
    country: to.country,
    countryCodeV2: to.country_code,
    phone: to.phone,
  };
}

const gatewaysOf = (order: Order): string[] => [
  ...new Set(order.transactions.filter((each) => each.kind !== "refund").map((each) => each.gateway)),
];

function totals(order: Order): View {
  const sums = sumsOf(order);
  const bag = (amount: number): View => moneyBag(order, amount);
  return {
    currentTotalPriceSet: bag(sums.currentTotal),
    currentSubtotalPriceSet: bag(sums.currentSubtotal),
    currentTotalTaxSet: bag(sums.currentTax),
    currentTotalDiscountsSet: bag(sums.currentDiscounts),
    currentShippingPriceSet: bag(sums.currentShipping),
    totalCashRoundingAdjustment: { paymentSet: bag(0), refundSet: bag(0) },
    currentTotalDutiesSet: null,
    currentTotalAdditionalFeesSet: null,
    originalTotalDutiesSet: null,
    originalTotalAdditionalFeesSet: null,
    totalPriceSet: bag(sums.total),
    subtotalPriceSet: bag(sums.subtotal),
    totalTaxSet: bag(sums.tax),
    totalDiscountsSet: bag(sums.discounts),
    totalShippingPriceSet: bag(sums.shipping),
    totalTipReceivedSet: bag(order.tip),
    totalReceivedSet: bag(sums.received),
    totalRefundedSet: bag(sums.refunded),
    totalRefundedShippingSet: bag(sums.refundedShipping),
    totalOutstandingSet: bag(Math.max(0, sums.outstanding)),
    netPaymentSet: bag(sums.received - sums.refunded),
    refundDiscrepancySet: bag(sums.discrepancy),
    currentSubtotalLineItemsQuantity: order.lines.reduce((sum, line) => sum + line.currentQuantity, 0),
    subtotalLineItemsQuantity: order.lines.reduce((sum, line) => sum + line.quantity, 0),
  };
}

function parts(context: Context, order: Order): View {
  const tip = tipLineOf(order);
  return {
    lineItems: innerConnection(context, [...order.lines, ...(tip === null ? [] : [tip])], (line) =>
      lineItemView(context, order, line),
    ),
    shippingLines: innerConnection(context, order.shippingLines, (line) => shippingLineView(order, line)),
    discountApplications: (args) =>
      connection(context, args, {
        items: order.discountApplications.map((application, index) => ({ application, index })),
        keyOf: ({ index }) => [index, index],
        view: ({ application, index }) => discountApplicationView(order, application, index),
      }),
    discountCodes: order.discountApplications.flatMap((each) => each.code ?? []),
    taxLines: () => order.lines.flatMap((line) => line.taxLines).map((each) => taxLineView(order, each)),
    refunds: (args) => take(order.refunds, args).map((refund) => refundView(context, order, refund)),
    returns: innerConnection(context, order.returns, (each) => returnView(context, order, each)),
    transactions: (args) =>
      take(order.transactions, args).map((each) => transactionView(context, order, each)),
    fulfillments: (args) =>
      take(order.fulfillments, args).map((each) => fulfillmentView(context, order, each)),
  };
}

function take<T>(items: readonly T[], { first }: Arguments): readonly T[] {
  return typeof first === "number" ? items.slice(0, first) : items;
}

function fulfillmentView(context: Context, order: Order, fulfillment: Fulfillment): View {
  return {
    __typename: "Fulfillment",
    id: gid("Fulfillment", fulfillment.id),
    legacyResourceId: String(fulfillment.id),
    name: fulfillment.name,
    status: fulfillment.status.toUpperCase(),
    createdAt: utc(fulfillment.createdAt),
    updatedAt: utc(fulfillment.createdAt),
    totalQuantity: fulfillment.lines.reduce((sum, line) => sum + line.quantity, 0),
    location: () => locationOf(context.shop, fulfillment.locationId),
    fulfillmentLineItems: innerConnection(context, fulfillment.lines, (line) => ({
      id: gid("FulfillmentLineItem", line.id),
      quantity: line.quantity,
      lineItem: () => lineItemView(context, order, findLine(order, line.lineId)),
    })),
  };
}
