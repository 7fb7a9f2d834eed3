import type {
  OrderAdjustment,
  Order,
  Refund,
  RefundLine,
  RefundShippingLine,
  ShopWorld,
} from "#simulator/world/types.ts";
import { findLine } from "#simulator/world/find.ts";
import { moneySet, shopAmount } from "./amounts.ts";
import { refundedLineItemBody, shippingLineBody } from "./line-item-body.ts";
import { timestamp } from "./timestamp.ts";
import { transactionBody } from "./transaction-body.ts";

export function refundBody(shop: ShopWorld, order: Order, refund: Refund) {
  const at = timestamp(refund.createdAt, shop.shop.timezone);
  const transactions = order.transactions.filter((each) => refund.transactionIds.includes(each.id));
  return {
    id: refund.id,
    order_id: order.id,
    created_at: at,
    note: refund.note,
    user_id: refund.staffId,
    processed_at: at,
    duties: [],
    total_duties_set: moneySet(order, 0),
    return:
      refund.returnId === null
        ? null
        : { id: refund.returnId, admin_graphql_api_id: `gid://shopify/Return/${refund.returnId}` },
    refund_shipping_lines: refund.shippingLines.map((each) => shippingPart(order, each)),
    restock: refund.lines.some((line) => line.restockType !== "no_restock"),
    admin_graphql_api_id: `gid://shopify/Refund/${refund.id}`,
    order_adjustments: refund.adjustments.map((each) => adjustmentPart(order, refund, each)),
    refund_line_items: refund.lines.map((each) => linePart(shop, order, each)),
    transactions: transactions.map((each) => transactionBody(shop, order, each)),
  };
}

/** The amounts of refunded lines are numbers, unlike all other money. */
function linePart(shop: ShopWorld, order: Order, line: RefundLine) {
  return {
    id: line.id,
    quantity: line.quantity,
    line_item_id: line.lineId,
    location_id: line.locationId,
    restock_type: line.restockType,
    subtotal: Number(shopAmount(order, line.subtotal)),
    total_tax: Number(shopAmount(order, line.tax)),
    subtotal_set: moneySet(order, line.subtotal),
    total_tax_set: moneySet(order, line.tax),
    line_item: refundedLineItemBody(shop, order, findLine(order, line.lineId)),
  };
}

function adjustmentPart(order: Order, refund: Refund, adjustment: OrderAdjustment) {
  return {
    id: adjustment.id,
    order_id: order.id,
    refund_id: refund.id,
    amount: shopAmount(order, adjustment.amount),
    tax_amount: shopAmount(order, adjustment.tax),
    kind: adjustment.kind,
    reason: "Refund discrepancy",
    amount_set: moneySet(order, adjustment.amount),
    tax_amount_set: moneySet(order, adjustment.tax),
  };
}

/** Since 2024-10 refunded shipping is here and no longer an adjustment: https://shopify.dev/docs/api/admin-rest/2024-10/resources/refund */
function shippingPart(order: Order, part: RefundShippingLine) {
  const line = order.shippingLines.find((each) => each.id === part.shippingLineId);
  return {
    id: part.id,
    shipping_line_id: part.shippingLineId,
    shipping_line: line === undefined ? null : shippingLineBody(order, line),
    subtotal_amount_set: moneySet(order, part.subtotal),
    tax_amount_set: moneySet(order, part.tax),
  };
}
