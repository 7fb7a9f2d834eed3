import type { Tenant } from "#app/vocabulary/ids.ts";
import type { InboxMessage } from "#app/shopify/inbox/accept.server.ts";
import { usd, webhookCustomer, webhookLine, webhookOrder, webhookRefund } from "../shopify/webhook-order.ts";
import { newestState, type MoneyBack, type OrderState, type OrderStory } from "./order-story.ts";
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

function refundBody(story: OrderStory, { at, cents, goods }: MoneyBack, nth: number) {
  const id = refundId(story, nth);
  const line = goods && {
    id,
    line_item_id: lineId(story, goods.line),
    quantity: goods.count,
    subtotal: money(cents),
    subtotal_set: usd(money(cents)),
    total_tax: "0.00",
  };
  return webhookRefund({
    id,
    admin_graphql_api_id: gid("Refund", id),
    order_id: orderIdOf(story),
    created_at: time(at),
    refund_line_items: line ? [line] : [],
    transactions: [
      { id, kind: "refund", gateway: "visa", status: "success", amount: money(cents), currency: "USD" },
    ],
  });
}

function orderBody(story: OrderStory, state: OrderState) {
  const id = orderIdOf(story);
  const email = emailOf(story.buyer);
  const customerId = customerIdOf(story.buyer);
  return webhookOrder({
    id,
    admin_graphql_api_id: gid("Order", id),
    name: `#${story.number}`,
    created_at: time(story.states[0]?.updatedAt ?? 0),
    processed_at: time(story.states[0]?.updatedAt ?? 0),
    updated_at: time(state.updatedAt),
    cancelled_at: state.cancelledAt === null ? null : time(state.cancelledAt),
    source_name: story.atTill ? "pos" : "web",
    financial_status: financial(state),
    taxes_included: true,
    total_price_set: usd(total(state, "quantity")),
    current_total_price_set: usd(total(state, "kept")),
    discount_codes: [],
    email,
    customer: story.guest
      ? null
      : webhookCustomer({
          id: customerId,
          admin_graphql_api_id: gid("Customer", customerId),
          email,
          phone: null,
          tags: "",
        }),
    line_items: state.lines.map((line, nth) =>
      webhookLine({
        id: lineId(story, nth),
        admin_graphql_api_id: gid("LineItem", lineId(story, nth)),
        quantity: line.quantity,
        current_quantity: line.kept,
        price: money(line.price),
        price_set: usd(money(line.price)),
        discount_allocations: [{ amount_set: usd(money(line.discount * line.quantity)) }],
        tax_lines: [],
      }),
    ),
    shipping_lines: [],
    refunds: state.refunds.map((refund, nth) => refundBody(story, refund, nth)),
  });
}

/** How many different messages Shopify sends in the course of a story: one for each state, one for each refund. */
export const messageCount = (story: OrderStory): number =>
  story.states.length + newestState(story).refunds.length;

/** One message of a story. `copy` tells one delivery from another that says the same under an id of its own. */
export function messageOf(tenant: Tenant, story: OrderStory, nth: number, copy: number): InboxMessage {
  const state = story.states[nth];
  const refundNth = nth - story.states.length;
  const refund = newestState(story).refunds[refundNth];
  if (!state && !refund) throw new Error(`story ${story.number} has no message ${nth}`);
  const body = state ? orderBody(story, state) : refund && refundBody(story, refund, refundNth);
  return {
    tenant: { merchantId: tenant.merchantId, shopId: tenant.shopId },
    topic: state ? (nth === 0 ? "orders/create" : "orders/updated") : "refunds/create",
    eventId: `${story.number}:${nth}:${copy}`,
    webhookId: null,
    source: "webhook",
    apiVersion: "2026-10",
    triggeredAt: null,
    body: JSON.stringify(body),
  };
}
