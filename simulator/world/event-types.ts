import type { NumericId } from "./order-types.ts";

export type WebhookTopic =
  | "orders/create"
  | "orders/updated"
  | "orders/paid"
  | "orders/cancelled"
  | "orders/fulfilled"
  | "orders/partially_fulfilled"
  | "orders/edited"
  | "orders/delete"
  | "refunds/create"
  | "order_transactions/create"
  | "returns/request"
  | "returns/approve"
  | "returns/decline"
  | "returns/cancel"
  | "returns/close"
  | "returns/reopen"
  | "returns/update"
  | "customers/create"
  | "customers/update"
  | "customers/delete"
  | "customers/merge"
  | "products/create"
  | "products/update"
  | "products/delete"
  | "discounts/create"
  | "discounts/update"
  | "discounts/delete"
  | "app/uninstalled"
  | "app/scopes_update"
  | "customers/data_request"
  | "customers/redact"
  | "shop/redact";

export type LineDelta = { id: NumericId; delta: number };

/** What a webhook is about: enough to render its body from the world. */
export type EventSubject =
  | { kind: "order"; orderId: NumericId }
  | { kind: "order-deleted"; orderId: NumericId }
  | {
      kind: "order-edit";
      orderId: NumericId;
      editId: NumericId;
      additions: LineDelta[];
      removals: LineDelta[];
    }
  | { kind: "refund"; orderId: NumericId; refundId: NumericId }
  | { kind: "transaction"; orderId: NumericId; transactionId: NumericId }
  | { kind: "return"; orderId: NumericId; returnId: NumericId }
  | { kind: "return-update"; orderId: NumericId; returnId: NumericId; removals: LineDelta[] }
  | { kind: "customer"; customerId: NumericId }
  | { kind: "customer-deleted"; customerId: NumericId }
  | { kind: "customer-merge"; keptId: NumericId; deletedId: NumericId }
  | { kind: "product"; productId: NumericId }
  | { kind: "product-deleted"; productId: NumericId }
  | { kind: "discount"; discountId: NumericId }
  | { kind: "discount-deleted"; discountGid: string }
  | { kind: "shop" }
  | { kind: "scopes"; previous: string[]; current: string[] }
  | {
      kind: "privacy";
      customerId: NumericId | null;
      email: string | null;
      phone: string | null;
      orderIds: NumericId[];
    };

export type WebhookEvent = { topic: WebhookTopic; shop: string; at: Date; subject: EventSubject };

/** A rendered event: the body is fixed, whatever happens to the world afterwards. */
export type RenderedEvent = { topic: WebhookTopic; shop: string; at: Date; body: string };

/** What an action made, by name, and the webhooks that Shopify would send for it, in order. */
export type ActionResult = {
  events: WebhookEvent[];
  orderId?: NumericId;
  refundId?: NumericId;
  returnId?: NumericId;
  customerId?: NumericId;
  productId?: NumericId;
};
