import { z } from "zod";
import type { BusinessEvent, Unreadable } from "#app/vocabulary/business-events.ts";
import type { CurrencyCode } from "#app/vocabulary/money.ts";
import { orderFromAdmin } from "../operations/order-from-admin.ts";
import { appUninstalled, scopesUpdate } from "./app-payload.ts";
import { customerPayload, customersMerge, deletedCustomer } from "./customer-payload.ts";
import { discountDeleted } from "./discount-payload.ts";
import { cleanText, id, readBody } from "./fields.ts";
import { deletedOrder, orderCurrency, orderPayload } from "./order-payload.ts";
import { customerRedaction, dataRequest, shopRedaction } from "./privacy-payload.ts";
import { productPayload } from "./product-payload.ts";
import { readJson } from "./read-json.ts";
import { currencyOfRefund, refundPayload } from "./refund-payload.ts";
import { returnPayload } from "./return-payload.ts";
import { transactionPayload } from "./transaction-payload.ts";

/** The shop that a message came from, as far as reading needs it. */
export interface MessageShop {
  domain: string;
  currency: CurrencyCode;
  country: string;
}

type Reading = BusinessEvent | Unreadable;
type Reader = (body: unknown, shop: MessageShop) => Reading;

/** A reader from a schema and what its value means. */
function reader<T extends z.ZodType>(schema: T, mean: (value: z.output<T>) => Reading): Reader {
  return (body) => {
    const read = readBody(schema, body);
    return "unreadable" in read ? read : mean(read.value);
  };
}

const readAs = (schema: z.ZodType<BusinessEvent>): Reader => reader(schema, (event) => event);

const order: Reader = (body, shop) => {
  const head = readBody(orderCurrency, body);
  if ("unreadable" in head) return head;
  const schema = orderPayload(head.value.currency ?? shop.currency);
  return reader(schema, (seen) => ({ kind: "order-seen", order: seen }))(body, shop);
};

/** Orders that we asked for ourselves, by reconciliation or backfill, come through the same inbox. */
const askedOrder: Reader = (body) => {
  const read = orderFromAdmin(body);
  return "unreadable" in read ? read : { kind: "order-seen", order: read };
};

const refund: Reader = (body, shop) =>
  reader(refundPayload(currencyOfRefund(body, shop.currency)), (read) =>
    read.orderId
      ? { kind: "refund-seen", orderId: read.orderId, refund: read.refund }
      : { unreadable: "order_id: is missing" },
  )(body, shop);

const transaction: Reader = (body, shop) =>
  reader(transactionPayload(shop.currency).and(z.object({ order_id: id })), ({ order_id, ...tender }) => ({
    kind: "tender-seen",
    orderId: order_id,
    tender,
  }))(body, shop);

const returned = reader(returnPayload, (read) => {
  if (!read.return || !read.orderId) {
    return {
      kind: "nothing-to-do",
      reason: "names no state of a return; orders/updated carries what it changed",
    };
  }
  return { kind: "return-seen", orderId: read.orderId, return: read.return };
});

const customer = reader(customerPayload, (seen) => ({ kind: "customer-seen", customer: seen }));

/** Compliance messages act on people's data: one that names another shop must never be obeyed. */
const forThisShop =
  (next: Reader): Reader =>
  (body, shop) => {
    const read = readBody(z.object({ shop_domain: z.string() }), body);
    if ("unreadable" in read) return read;
    const named = cleanText(read.value.shop_domain).toLowerCase();
    return named === shop.domain.toLowerCase()
      ? next(body, shop)
      : { unreadable: `shop_domain: is for another shop (${named})` };
  };

const nothingToDo =
  (reason: string): Reader =>
  () => ({ kind: "nothing-to-do", reason });

const carriedByUpdate = "the order's state comes with orders/updated";

const READERS = new Map<string, Reader>([
  ["orders/create", order],
  ["orders/updated", order],
  ["orders/paid", order],
  ["orders/cancelled", order],
  ["orders/fulfilled", order],
  ["orders/partially_fulfilled", order],
  ["admin/order", askedOrder],
  ["orders/delete", reader(deletedOrder, (orderId) => ({ kind: "order-deleted", orderId }))],
  ["orders/edited", nothingToDo(`an edit lists only what changed; ${carriedByUpdate}`)],
  ["refunds/create", refund],
  ["order_transactions/create", transaction],
  ...["request", "approve", "decline", "cancel", "close", "reopen", "process", "update"].map(
    (act): [string, Reader] => [`returns/${act}`, returned],
  ),
  ...["create", "update"].map((act): [string, Reader] => [
    `fulfillments/${act}`,
    nothingToDo(carriedByUpdate),
  ]),
  ["customers/create", customer],
  ["customers/update", customer],
  ["customers/enable", customer],
  ["customers/disable", customer],
  ["customers/delete", reader(deletedCustomer, (customerId) => ({ kind: "customer-deleted", customerId }))],
  ["customers/merge", readAs(customersMerge)],
  ["products/create", readAs(productPayload)],
  ["products/update", readAs(productPayload)],
  ["products/delete", nothingToDo("orders keep their lines when a product is deleted")],
  ["discounts/delete", readAs(discountDeleted)],
  ["app/uninstalled", readAs(appUninstalled)],
  ["app/scopes_update", readAs(scopesUpdate)],
  ["customers/data_request", forThisShop(readAs(dataRequest))],
  ["customers/redact", forThisShop(readAs(customerRedaction))],
  ["shop/redact", forThisShop(readAs(shopRedaction))],
]);

/**
 * What a message from Shopify says, in our words. Total: any text gives an event or a plain reason, never a throw.
 *
 * @param topic as in the X-Shopify-Topic header, "orders/updated"; "admin/order" for an OrderNode as JSON
 * @param rawBody the body as received; its signature is already verified
 */
export function readMessage(topic: string, rawBody: string, shop: MessageShop): BusinessEvent | Unreadable {
  const read = READERS.get(topic);
  if (!read) return { kind: "nothing-to-do", reason: `${cleanText(topic)} is not used; kept for inspection` };
  const body = readJson(rawBody);
  return "unreadable" in body ? body : read(body.json, shop);
}
