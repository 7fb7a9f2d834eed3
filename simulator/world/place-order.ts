import type { PlaceOrderInput } from "./action-inputs.ts";
import { ActionRefused } from "./action-refused.ts";
import { matchOrCreateCustomer } from "./customer-actions.ts";
import { findCustomer } from "./find.ts";
import { spendCredit } from "./credit/spend-credit.ts";
import { checkUses, countUses, discountsIn } from "./discounts/uses.ts";
import { deliver } from "./fulfil-order.ts";
import { orderEvents } from "./order-events.ts";
import * as lines from "./order-lines.ts";
import { financialStatusOf } from "./order-status.ts";
import { sumsOf } from "./order-sums.ts";
import { defaultLocationId, moveStock } from "./stock.ts";
import { momentOf } from "./touch.ts";
import { addTransaction, settleTenders, transactionEvents, type PlacedTender } from "./transactions.ts";
import type {
  ActionResult,
  Channel,
  Customer,
  Discount,
  Order,
  ShopWorld,
  WebhookEvent,
  World,
} from "./types.ts";

const channels: Record<Channel, { sourceName: string; gateway: string }> = {
  online: { sourceName: "web", gateway: "shopify_payments" },
  pos: { sourceName: "pos", gateway: "cash" },
  draft: { sourceName: "shopify_draft_order", gateway: "manual" },
  subscription: { sourceName: "subscription_contract_checkout_one", gateway: "shopify_payments" },
};

type Priced = Pick<Order, "lines" | "shippingLines" | "discountApplications">;

/** An order of any channel. Till orders are paid and handed over at once unless the input says otherwise. */
export function placeOrder(world: World, shop: ShopWorld, input: PlaceOrderInput): ActionResult {
  return placePricedOrder(world, shop, input, price(world, shop, input));
}

/** The same for goods that somebody else has priced: a checkout, with the discounts and credit that it found. */
export function placePricedOrder(
  world: World,
  shop: ShopWorld,
  input: PlaceOrderInput,
  priced: Priced,
  over: { tenders?: PlacedTender[]; used?: Discount[]; order?: Partial<Order> } = {},
): ActionResult {
  const at = momentOf(world, input.at);
  const order: Order = { ...newOrder(world, shop, input, at), ...priced, ...over.order };
  if (input.customer !== undefined && "id" in input.customer) findCustomer(shop, input.customer.id);
  const used = over.used ?? discountsIn(shop, order);
  checkUses(shop, used, input, at);
  const payments = take(world, order, { ...input, tenders: over.tenders ?? input.tenders }, at);
  // Nothing was changed so far, and nothing below is refused.
  const { customer, events } = buyer(world, shop, input, at);
  shop.nextOrderNumber += 1;
  order.customerId = customer?.id ?? null;
  order.email ??= customer?.email ?? null;
  order.phone ??= customer?.email === null ? customer.phone : null;
  shop.orders.set(order.id, order);
  countUses(used, order);
  spendCredit(world, shop, order, payments);
  const fromId = order.locationId ?? defaultLocationId(shop);
  for (const line of order.lines) moveStock(shop, fromId, line.variantId, -line.quantity);
  const handedOver = input.fulfilled ?? (input.channel === "pos" && input.paid !== false);
  if (handedOver) deliver(world, order, undefined, fromId, at);
  events.push(
    ...orderEvents(shop, order, "orders/create"),
    ...transactionEvents(shop.shop.domain, order, payments),
    ...(financialStatusOf(order) === "paid" ? orderEvents(shop, order, "orders/paid") : []),
    ...(handedOver ? orderEvents(shop, order, "orders/fulfilled") : []),
    ...orderEvents(shop, order, "orders/updated"),
  );
  return { events, orderId: order.id, ...(order.customerId !== null && { customerId: order.customerId }) };
}

/** Lines, shipping and discounts with their taxes; throws before anything is changed. */
function price(world: World, shop: ShopWorld, input: PlaceOrderInput) {
  const priced: Priced = {
    lines: input.lines.map((line) => lines.newLine(world, shop, line)),
    shippingLines: [],
    discountApplications: [],
  };
  input.lines.forEach(({ discount }, index) => {
    const line = priced.lines[index];
    if (discount !== undefined && line !== undefined) lines.discountLine(priced, line, discount);
  });
  if (input.orderDiscount !== undefined) lines.discountOrder(priced, input.orderDiscount);
  const { taxesIncluded } = shop.shop;
  for (const line of priced.lines) lines.taxLine(shop, line, taxesIncluded);
  if (input.shipping !== undefined) {
    const line = lines.newShippingLine(world, input.shipping.price, input.shipping.title);
    if (input.shipping.discount !== undefined) {
      lines.discountShipping(priced.discountApplications, line, input.shipping.discount);
    }
    lines.taxShipping(shop, line, taxesIncluded);
    priced.shippingLines.push(line);
  }
  return priced;
}

function buyer(
  world: World,
  shop: ShopWorld,
  { customer }: PlaceOrderInput,
  at: Date,
): { customer: Customer | null; events: WebhookEvent[] } {
  if (customer === undefined) return { customer: null, events: [] };
  if ("id" in customer) return { customer: findCustomer(shop, customer.id), events: [] };
  return matchOrCreateCustomer(world, shop, customer.create, at);
}

function newOrder(world: World, shop: ShopWorld, input: PlaceOrderInput, at: Date): Order {
  const id = world.nextId();
  const number = shop.nextOrderNumber;
  const { currency, taxesIncluded } = shop.shop;
  const till =
    input.channel === "pos" ? tillOf(shop, input) : { locationId: null, deviceId: null, staffId: null };
  return {
    id,
    number,
    name: input.name ?? `#${number}`,
    token: id.toString(16).padStart(32, "0"),
    channel: input.channel,
    sourceName: channels[input.channel].sourceName,
    sourceIdentifier: till.deviceId === null ? null : `${till.locationId}-${till.deviceId}-${number}`,
    createdAt: at,
    processedAt: at,
    updatedAt: at,
    cancelledAt: null,
    cancelReason: null,
    cancelRefundId: null,
    closedAt: null,
    test: input.test ?? false,
    customerId: null,
    email: input.email ?? null,
    phone: input.phone ?? null,
    currency,
    presentmentCurrency: input.presentment?.currency ?? currency,
    rate: input.presentment?.rate ?? 1,
    taxesIncluded,
    ...till,
    tags: input.tags ?? [],
    note: input.note ?? null,
    attributes: input.attributes ?? [],
    checkoutToken: null,
    locale: "en",
    tip: input.tip ?? 0,
    tipLineId: (input.tip ?? 0) > 0 ? world.nextId() : null,
    lines: [],
    shippingLines: [],
    discountApplications: [],
    transactions: [],
    refunds: [],
    returns: [],
    fulfillments: [],
  };
}

/** A till stands in a shop: the last location unless the input names one. */
function tillOf(shop: ShopWorld, input: PlaceOrderInput): Pick<Order, "locationId" | "deviceId" | "staffId"> {
  const locationId = input.locationId ?? [...shop.locations.keys()].at(-1) ?? null;
  if (locationId !== null && !shop.locations.has(locationId)) {
    throw new ActionRefused(`There is no location ${locationId} in this shop.`);
  }
  return {
    locationId,
    deviceId: input.deviceId ?? 1,
    staffId: input.staffId ?? [...shop.staff.keys()].at(-1) ?? null,
  };
}

function take(
  world: World,
  order: Order,
  input: Pick<PlaceOrderInput, "paid" | "channel"> & { tenders: PlacedTender[] | undefined },
  at: Date,
) {
  if (input.paid === false) return [];
  const { total } = sumsOf(order);
  const tenders = input.tenders ?? [{ gateway: channels[input.channel].gateway }];
  const kind = input.paid === "authorized" ? "authorization" : "sale";
  return settleTenders(tenders, total).map((tender) =>
    addTransaction(world, order, { ...tender, kind, processedAt: at }),
  );
}
