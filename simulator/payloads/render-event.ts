import { findCustomer, findDiscount, findOrder, findProduct, findReturn } from "#simulator/world/find.ts";
import type {
  EventSubject,
  Order,
  RenderedEvent,
  ShopWorld,
  WebhookEvent,
  World,
} from "#simulator/world/types.ts";
import { customerBody, deletedCustomerBody, mergedCustomersBody } from "./customer-body.ts";
import { deletedDiscountBody, discountBody } from "./discount-body.ts";
import { orderBody } from "./order-body.ts";
import { productBody } from "./product-body.ts";
import { refundBody } from "./refund-body.ts";
import { returnBody, returnUpdateBody } from "./return-body.ts";
import { privacyBody, scopesBody, shopBody } from "./shop-body.ts";
import { timestamp } from "./timestamp.ts";
import { transactionBody } from "./transaction-body.ts";

/** Fixes the bodies of events as the world is now; call it before anything else happens to the subject. */
export function renderEvents(world: World, events: readonly WebhookEvent[]): RenderedEvent[] {
  return events.map((event) => {
    const shop = world.shops.get(event.shop);
    if (shop === undefined) throw new Error(`There is no shop ${event.shop}.`);
    const { topic, at } = event;
    return { topic, shop: event.shop, at, body: JSON.stringify(bodyOf(shop, event)) };
  });
}

function bodyOf(shop: ShopWorld, { topic, at, subject }: WebhookEvent): unknown {
  switch (subject.kind) {
    case "order":
      return orderBody(shop, findOrder(shop, subject.orderId));
    case "order-deleted":
      return { id: subject.orderId };
    case "order-edit":
      return editBody(shop, subject, at);
    case "refund":
    case "transaction":
      return moneyBody(shop, findOrder(shop, subject.orderId), subject);
    case "return": {
      const order = findOrder(shop, subject.orderId);
      return returnBody(topic, order, findReturn(order, subject.returnId));
    }
    case "return-update":
      return returnUpdateBody(subject.returnId, subject.removals);
    case "customer":
      return customerBody(shop, findCustomer(shop, subject.customerId));
    case "customer-deleted":
      return deletedCustomerBody(subject.customerId);
    case "customer-merge":
      return mergedCustomersBody(subject.keptId, subject.deletedId);
    case "product":
      return productBody(shop, findProduct(shop, subject.productId));
    case "product-deleted":
      return { id: subject.productId };
    case "discount":
      return discountBody(shop, findDiscount(shop, subject.discountId), at);
    case "discount-deleted":
      return deletedDiscountBody(shop, subject.discountGid, at);
    case "shop":
      return shopBody(shop);
    case "scopes":
      return scopesBody(shop, subject.previous, subject.current, at);
    case "privacy":
      return privacyBody(shop, topic, subject, at);
  }
}

type MoneySubject = Extract<EventSubject, { kind: "refund" | "transaction" }>;

function moneyBody(shop: ShopWorld, order: Order, subject: MoneySubject): unknown {
  if (subject.kind === "refund") {
    const refund = order.refunds.find((each) => each.id === subject.refundId);
    if (refund === undefined) throw new Error(`Order ${order.name} has no refund ${subject.refundId}.`);
    return refundBody(shop, order, refund);
  }
  const transaction = order.transactions.find((each) => each.id === subject.transactionId);
  if (transaction === undefined)
    throw new Error(`Order ${order.name} has no transaction ${subject.transactionId}.`);
  return transactionBody(shop, order, transaction);
}

function editBody({ shop }: ShopWorld, edit: Extract<EventSubject, { kind: "order-edit" }>, at: Date) {
  const when = timestamp(at, shop.timezone);
  return {
    order_edit: {
      id: edit.editId,
      app_id: null,
      created_at: when,
      committed_at: when,
      notify_customer: false,
      order_id: edit.orderId,
      staff_note: "",
      user_id: null,
      line_items: { additions: edit.additions, removals: edit.removals },
      discounts: { line_item: { additions: [], removals: [] } },
      shipping_lines: { additions: [], removals: [] },
    },
  };
}
