import type { OrderNode } from "#app/shopify/operations/order-node.ts";
import { adminLine, adminOrder, adminRefund, adminTransaction, bag } from "../shopify/admin-order.ts";
import { newestState, type MoneyBack, type OrderStory } from "./order-story.ts";
import {
  customerIdOf,
  emailOf,
  financial,
  gid,
  lineId,
  money,
  orderIdOf,
  refundId,
  time,
  total,
} from "./story-names.ts";

function refundNode(
  story: OrderStory,
  { at, cents, goods }: MoneyBack,
  nth: number,
): OrderNode["refunds"][number] {
  const id = refundId(story, nth);
  const amountSet = bag(money(cents));
  const line = goods && {
    quantity: goods.count,
    lineItem: { id: gid("LineItem", lineId(story, goods.line)) },
    subtotalSet: amountSet,
    totalTaxSet: bag("0.0"),
  };
  return adminRefund({
    id: gid("Refund", id),
    createdAt: time(at),
    processedAt: time(at),
    lines: line ? [line] : [],
    transactions: [adminTransaction({ id: gid("OrderTransaction", id), amountSet })],
  });
}

/** The order as the Admin API shows it in the end. */
export function orderNodeOf(story: OrderStory): OrderNode {
  const state = newestState(story);
  const { customer } = adminOrder();
  const begun = time(story.states[0]?.updatedAt ?? 0);
  const email = emailOf(story.buyer);
  return adminOrder({
    id: gid("Order", orderIdOf(story)),
    name: `#${story.number}`,
    createdAt: begun,
    processedAt: begun,
    updatedAt: time(state.updatedAt),
    cancelledAt: state.cancelledAt === null ? null : time(state.cancelledAt),
    sourceName: story.atTill ? "pos" : "web",
    displayFinancialStatus: financial(state).toUpperCase(),
    taxesIncluded: true,
    discountCodes: [],
    totalPriceSet: bag(total(state, "quantity")),
    currentTotalPriceSet: bag(total(state, "kept")),
    email,
    customer:
      story.guest || !customer
        ? null
        : {
            ...customer,
            id: gid("Customer", customerIdOf(story.buyer)),
            tags: [],
            defaultEmailAddress: { emailAddress: email },
            defaultPhoneNumber: null,
          },
    lines: state.lines.map((line, nth) =>
      adminLine({
        id: gid("LineItem", lineId(story, nth)),
        quantity: line.quantity,
        currentQuantity: line.kept,
        originalUnitPriceSet: bag(money(line.price)),
        discountAllocations: [{ allocatedAmountSet: bag(money(line.discount * line.quantity)) }],
        taxLines: [],
      }),
    ),
    shippingLines: [],
    refunds: state.refunds.map((refund, nth) => refundNode(story, refund, nth)),
  });
}
