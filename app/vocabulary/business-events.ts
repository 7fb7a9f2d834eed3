import type { ShopifyId } from "./ids.ts";
import type { CustomerFacts, OrderFacts, RefundFacts, ReturnFacts, TenderFacts } from "./order.ts";

/** What a message from Shopify says, in our words. One message gives exactly one of these. */
export type BusinessEvent =
  | { kind: "order-seen"; order: OrderFacts }
  | { kind: "order-deleted"; orderId: ShopifyId }
  | { kind: "refund-seen"; orderId: ShopifyId; refund: RefundFacts }
  | { kind: "tender-seen"; orderId: ShopifyId; tender: TenderFacts }
  | { kind: "return-seen"; orderId: ShopifyId; return: ReturnFacts }
  | { kind: "customer-seen"; customer: CustomerFacts }
  | { kind: "customer-deleted"; customerId: ShopifyId }
  | { kind: "customers-merged"; keptId: ShopifyId; deletedId: ShopifyId }
  | { kind: "product-seen"; productId: ShopifyId; title: string; tags: string[] }
  /** By the gid of its node: a discount has no number of its own. */
  | { kind: "discount-deleted"; gid: string }
  | { kind: "app-uninstalled" }
  | { kind: "scopes-updated"; scopes: string[] }
  | {
      kind: "data-requested";
      requestId: string;
      customerId: ShopifyId | null;
      orderIds: readonly ShopifyId[];
    }
  | { kind: "customer-redaction"; customerId: ShopifyId; orderIds: readonly ShopifyId[] }
  | { kind: "shop-redaction" }
  /** Understood, and rightly without effect; the reason is shown to the merchant. */
  | { kind: "nothing-to-do"; reason: string };

/** A message whose body cannot be understood: it goes to the dead letters with this reason. */
export interface Unreadable {
  readonly unreadable: string;
}
