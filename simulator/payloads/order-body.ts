import { decimal } from "#simulator/world/money.ts";
import { financialStatusOf, fulfillmentStatusOf } from "#simulator/world/order-status.ts";
import type { DiscountApplication, Fulfillment, Order, ShopWorld } from "#simulator/world/types.ts";
import { findLine } from "#simulator/world/find.ts";
import { tipLineOf } from "#simulator/world/order-lines.ts";
import { address } from "./address.ts";
import { shopAmount } from "./amounts.ts";
import { embeddedCustomer } from "./customer-body.ts";
import { lineItemBody, shippingLineBody, taxLineBody } from "./line-item-body.ts";
import { orderTotalsBody } from "./order-totals-body.ts";
import { refundBody } from "./refund-body.ts";
import { timestamp, timestampOrNull } from "./timestamp.ts";

/** The body of every orders/* topic but edited and delete. */
export function orderBody(shop: ShopWorld, order: Order) {
  const customer = order.customerId === null ? undefined : shop.customers.get(order.customerId);
  const shipped = order.shippingLines.length > 0 ? address(shop, customer) : null;
  return {
    ...head(shop, order),
    ...orderTotalsBody(order),
    billing_address: shipped,
    customer: customer === undefined ? null : embeddedCustomer(shop, customer),
    discount_applications: order.discountApplications.map((each) => applicationBody(order, each)),
    fulfillments: order.fulfillments.map((each) => fulfillmentBody(shop, order, each)),
    line_items: [...order.lines.map((each) => lineItemBody(shop, order, each)), ...tipBody(shop, order)].sort(
      (a, b) => a.id - b.id,
    ),
    payment_terms: null,
    refunds: order.refunds.map((each) => refundBody(shop, order, each)),
    shipping_address: shipped,
    shipping_lines: order.shippingLines.map((each) => shippingLineBody(order, each)),
    // Shopify's documentation shows this list empty only; what a filled one looks like is not known.
    returns: [],
    line_item_groups: [],
  };
}

/** Only tips have the key `tip`. */
function tipBody(shop: ShopWorld, order: Order) {
  const line = tipLineOf(order);
  if (line === null) return [];
  const gateway = order.transactions[0]?.gateway ?? null;
  return [{ ...lineItemBody(shop, order, line), tip: { payment_gateway: gateway, payment_method: null } }];
}

function head({ shop }: ShopWorld, order: Order) {
  return {
    id: order.id,
    admin_graphql_api_id: `gid://shopify/Order/${order.id}`,
    app_id: null,
    browser_ip: null,
    buyer_accepts_marketing: false,
    cancel_reason: order.cancelReason,
    cancelled_at: timestampOrNull(order.cancelledAt, shop.timezone),
    cart_token: order.checkoutToken,
    checkout_token: order.checkoutToken,
    client_details: null,
    closed_at: timestampOrNull(order.closedAt, shop.timezone),
    confirmation_number: order.token.slice(-9).toUpperCase(),
    confirmed: true,
    contact_email: order.email,
    created_at: timestamp(order.createdAt, shop.timezone),
    currency: order.currency,
    customer_locale: order.locale,
    device_id: order.deviceId,
    discount_codes: discountCodes(order),
    duties_included: false,
    email: order.email,
    estimated_taxes: false,
    financial_status: financialStatusOf(order),
    fulfillment_status: fulfillmentStatusOf(order),
    landing_site: null,
    landing_site_ref: null,
    location_id: order.locationId,
    merchant_business_entity_id: Buffer.from(String(shop.id)).toString("base64url"),
    merchant_of_record_app_id: null,
    name: order.name,
    note: order.note,
    note_attributes: order.attributes.map(({ key, value }) => ({ name: key, value })),
    number: order.number - 1000,
    order_number: order.number,
    order_status_url: `https://${shop.domain}/${shop.id}/orders/${order.token}/authenticate?key=${order.token.slice(-12)}`,
    payment_gateway_names: [
      ...new Set(order.transactions.filter((each) => each.kind !== "refund").map((each) => each.gateway)),
    ],
    phone: order.phone,
    po_number: null,
    presentment_currency: order.presentmentCurrency,
    processed_at: timestamp(order.processedAt, shop.timezone),
    reference: null,
    referring_site: null,
    source_identifier: order.sourceIdentifier,
    source_name: order.sourceName,
    source_url: null,
    tags: order.tags.join(", "),
    tax_exempt: false,
    tax_lines: orderTaxLines(order),
    taxes_included: order.taxesIncluded,
    test: order.test,
    token: order.token,
    total_weight: 0,
    updated_at: timestamp(order.updatedAt, shop.timezone),
    user_id: order.staffId,
  };
}

/** One line per tax, over goods and shipping. */
function orderTaxLines(order: Order) {
  const byTax = new Map<string, { title: string; rate: number; amount: number }>();
  for (const line of [...order.lines, ...order.shippingLines].flatMap((each) => each.taxLines)) {
    const key = `${line.title} ${line.rate}`;
    const known = byTax.get(key) ?? { ...line, amount: 0 };
    byTax.set(key, { ...known, amount: known.amount + line.amount });
  }
  return [...byTax.values()].map((each) => taxLineBody(order, each));
}

function discountCodes(order: Order) {
  return order.discountApplications.flatMap((each, index) =>
    each.code === null
      ? []
      : [
          {
            code: each.code,
            // What it took off, for percentages too.
            amount: shopAmount(order, takenOff(order, index)),
            type: each.targetType === "shipping_line" ? "shipping" : each.valueType,
          },
        ],
  );
}

const takenOff = (order: Order, applicationIndex: number): number =>
  [...order.lines, ...order.shippingLines]
    .flatMap((line) => line.discountAllocations)
    .filter((each) => each.applicationIndex === applicationIndex)
    .reduce((sum, each) => sum + each.amount, 0);

function applicationBody(order: Order, application: DiscountApplication) {
  return {
    target_type: application.targetType,
    type: application.type,
    value:
      application.valueType === "percentage"
        ? application.value.toFixed(1)
        : decimal(application.value, order.currency),
    value_type: application.valueType,
    allocation_method: application.allocationMethod,
    target_selection: application.targetSelection,
    ...(application.code === null
      ? { title: application.title, description: application.title }
      : { code: application.code }),
  };
}

function fulfillmentBody(shop: ShopWorld, order: Order, fulfillment: Fulfillment) {
  const at = timestamp(fulfillment.createdAt, shop.shop.timezone);
  return {
    id: fulfillment.id,
    admin_graphql_api_id: `gid://shopify/Fulfillment/${fulfillment.id}`,
    created_at: at,
    location_id: fulfillment.locationId,
    name: fulfillment.name,
    order_id: order.id,
    origin_address: {},
    receipt: {},
    service: "manual",
    shipment_status: null,
    status: fulfillment.status,
    tracking_company: null,
    tracking_number: null,
    tracking_numbers: [],
    tracking_url: null,
    tracking_urls: [],
    updated_at: at,
    line_items: fulfillment.lines.map(({ lineId, quantity }) => ({
      ...lineItemBody(shop, order, findLine(order, lineId)),
      quantity,
    })),
  };
}
