import type { NumericId, Order, ShopWorld, WebhookEvent, WebhookTopic } from "./types.ts";

type OrderTopic = Extract<WebhookTopic, `orders/${string}`>;

export function orderEvents(shop: ShopWorld, order: Order, ...topics: OrderTopic[]): WebhookEvent[] {
  return topics.map((topic) => ({
    topic,
    shop: shop.shop.domain,
    at: order.updatedAt,
    subject: { kind: "order", orderId: order.id },
  }));
}

export function refundEvent(shop: ShopWorld, order: Order, refundId: NumericId): WebhookEvent {
  return {
    topic: "refunds/create",
    shop: shop.shop.domain,
    at: order.updatedAt,
    subject: { kind: "refund", orderId: order.id, refundId },
  };
}
