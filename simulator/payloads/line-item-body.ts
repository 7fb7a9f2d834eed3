import { fulfillableOf, lineFulfillmentStatusOf } from "#simulator/world/order-status.ts";
import type {
  DiscountAllocation,
  Order,
  OrderLine,
  ShippingLine,
  ShopWorld,
  TaxLine,
} from "#simulator/world/types.ts";
import { discountOf, shippingNetOf } from "#simulator/world/order-sums.ts";
import { moneySet, shopAmount } from "./amounts.ts";

export const taxLineBody = (order: Order, line: TaxLine) => ({
  price: shopAmount(order, line.amount),
  rate: line.rate,
  title: line.title,
  price_set: moneySet(order, line.amount),
  channel_liable: false,
});

const allocationBody = (order: Order, allocation: DiscountAllocation) => ({
  amount: shopAmount(order, allocation.amount),
  discount_application_index: allocation.applicationIndex,
  amount_set: moneySet(order, allocation.amount),
});

/** A line as it stands in orders; `quantity` is what was ordered, `current_quantity` what is left. */
export function lineItemBody(shop: ShopWorld, order: Order, line: OrderLine) {
  const attributed =
    order.staffId === null
      ? []
      : [{ id: `gid://shopify/StaffMember/${order.staffId}`, quantity: line.quantity }];
  return {
    id: line.id,
    admin_graphql_api_id: `gid://shopify/LineItem/${line.id}`,
    attributed_staffs: attributed,
    current_quantity: line.currentQuantity,
    fulfillable_quantity: fulfillableOf(line),
    fulfillment_service: line.giftCard ? "gift_card" : "manual",
    fulfillment_status: lineFulfillmentStatusOf(line),
    gift_card: line.giftCard,
    grams: 0,
    name: line.variantTitle === null ? line.title : `${line.title} - ${line.variantTitle}`,
    price: shopAmount(order, line.unitPrice),
    price_set: moneySet(order, line.unitPrice),
    product_exists: line.productId !== null && shop.products.has(line.productId),
    product_id: line.productId,
    properties: line.properties.map(({ key, value }) => ({ name: key, value })),
    quantity: line.quantity,
    requires_shipping: line.requiresShipping,
    sales_line_item_group_id: null,
    sku: line.sku,
    taxable: line.taxable,
    title: line.title,
    // Order-wide discounts are not in total_discount but in the allocations: the field is kept for discounts
    // set on the line itself. https://shopify.dev/docs/api/admin-rest/latest/resources/order
    total_discount: shopAmount(order, 0),
    total_discount_set: moneySet(order, 0),
    variant_id: line.variantId,
    variant_inventory_management: "shopify",
    variant_title: line.variantTitle,
    vendor: line.vendor,
    tax_lines: line.taxLines.map((each) => taxLineBody(order, each)),
    duties: [],
    discount_allocations: line.discountAllocations.map((each) => allocationBody(order, each)),
  };
}

/** Lines inside refunds do not carry what is left of them. */
export function refundedLineItemBody(shop: ShopWorld, order: Order, line: OrderLine) {
  const {
    attributed_staffs: _staff,
    current_quantity: _left,
    sales_line_item_group_id: _group,
    ...rest
  } = lineItemBody(shop, order, line);
  return rest;
}

export function shippingLineBody(order: Order, line: ShippingLine) {
  const refunded = order.refunds
    .flatMap((refund) => refund.shippingLines)
    .filter((each) => each.shippingLineId === line.id)
    .reduce((sum, each) => sum + each.subtotal, 0);
  const net = line.price - discountOf(line);
  return {
    id: line.id,
    carrier_identifier: null,
    code: line.title,
    current_discounted_price_set: moneySet(order, shippingNetOf(line) - refunded),
    discounted_price: shopAmount(order, net),
    discounted_price_set: moneySet(order, net),
    is_removed: false,
    phone: null,
    price: shopAmount(order, line.price),
    price_set: moneySet(order, line.price),
    requested_fulfillment_service_id: null,
    source: "shopify",
    title: line.title,
    tax_lines: line.taxLines.map((each) => taxLineBody(order, each)),
    discount_allocations: line.discountAllocations.map((each) => allocationBody(order, each)),
  };
}
