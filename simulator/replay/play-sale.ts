import { editOrder } from "#simulator/world/edit-order.ts";
import { sumsOf } from "#simulator/world/order-sums.ts";
import { payOrder } from "#simulator/world/pay-order.ts";
import { placeOrder } from "#simulator/world/place-order.ts";
import type { OrderLineInput, PlaceOrderInput } from "#simulator/world/action-inputs.ts";
import type { NumericId } from "#simulator/world/types.ts";
import type { HistoryLine, Invoice, ListedRow } from "./history.ts";
import type { PlayContext } from "./play-context.ts";
import { seededChoice } from "./seeded-choice.ts";
import { kindOf } from "./stock-codes.ts";

type Sale = { goods: HistoryLine[]; postage: number; listed: ListedRow[] };

const row = ({ line, code, title, quantity }: HistoryLine, reason: string): ListedRow => ({
  line,
  reason,
  detail: `${code} ${title}, quantity ${quantity}`,
});

/** Sorts the lines of an invoice: what is sold, what the postage comes to, what no shop would call a sale. */
export function readSale(invoice: Invoice): Sale {
  const sale: Sale = { goods: [], postage: 0, listed: [] };
  const isStockCount = invoice.customer === null && invoice.lines.every((each) => each.price === 0);
  for (const line of invoice.lines) {
    const kind = kindOf(line.code);
    if (isStockCount) sale.listed.push(row(line, "A stock correction: no price and no customer."));
    else if (line.quantity < 0) sale.listed.push(row(line, "A negative quantity outside a cancellation."));
    else if (kind === "book-keeping" || kind === "discount") {
      sale.listed.push(row(line, "A book-keeping entry, no goods."));
    } else if (kind === "postage") sale.postage += line.quantity * line.price;
    else sale.goods.push(line);
  }
  if (sale.goods.length > 0 || sale.postage === 0) return sale;
  const postage = invoice.lines.filter((each) => kindOf(each.code) === "postage" && each.quantity > 0);
  sale.listed.push(...postage.map((each) => row(each, "Postage without goods.")));
  return sale;
}

function buyerOf({ customer, number }: Invoice, channel: "online" | "pos"): Partial<PlaceOrderInput> {
  if (customer !== null) {
    const create = {
      email: `customer-${customer}@example.com`,
      firstName: "Customer",
      lastName: customer,
    };
    return { customer: { create } };
  }
  return channel === "online" ? { email: `guest-${number.toLowerCase()}@example.com` } : {};
}

/** A row's own title goes with its line; Shopify keeps the words of the day of sale too. */
const lineOf = (context: PlayContext, line: HistoryLine): OrderLineInput => ({
  variantId: context.catalogue.variantOf(line),
  quantity: line.quantity,
  price: line.price,
  title: line.title.slice(0, 255),
});

/** An order of the whole invoice; the stated share of invoices goes through the till. Null when nothing was sold. */
export function playSale(context: PlayContext, invoice: Invoice): { orderId: NumericId | null } {
  const sale = readSale(invoice);
  context.listed.push(...sale.listed);
  if (sale.goods.length === 0) return { orderId: null };
  const { world, shop } = context;
  const channel =
    seededChoice(context.seed, "channel", invoice.number) < context.tillShare ? "pos" : "online";
  const { orderId } = context.act((at) =>
    placeOrder(world, shop, {
      at,
      channel,
      ...buyerOf(invoice, channel),
      lines: sale.goods.map((line) => lineOf(context, line)),
      ...(sale.postage > 0 && { shipping: { title: "Postage", price: sale.postage } }),
      note: `Invoice ${invoice.number}`,
    }),
  );
  if (orderId === undefined) throw new Error(`Invoice ${invoice.number} made no order.`);
  context.counts[channel === "pos" ? "till" : "online"] += 1;
  remember(context, invoice.customer, orderId, sale.goods, 0);
  if (invoice.customer !== null) context.purchases.addOrder(invoice.customer, orderId);
  return { orderId };
}

function remember(
  { shop, purchases }: PlayContext,
  customer: string | null,
  orderId: NumericId,
  goods: readonly HistoryLine[],
  from: number,
): void {
  const lines = shop.orders.get(orderId)?.lines.slice(from) ?? [];
  goods.forEach(({ code, price, quantity }, index) => {
    const lineId = lines[index]?.id;
    if (lineId !== undefined && customer !== null) {
      purchases.add(customer, code, { orderId, lineId, price, left: quantity });
    }
  });
}

/** Rows of an invoice that was closed already: as if the order had been edited. */
export function playMore(context: PlayContext, invoice: Invoice, orderId: NumericId): void {
  const sale = readSale(invoice);
  context.listed.push(...sale.listed);
  if (sale.goods.length === 0) return;
  const { world, shop } = context;
  const before = shop.orders.get(orderId)?.lines.length ?? 0;
  context.act((at) =>
    editOrder(world, shop, { at, orderId, addLines: sale.goods.map((line) => lineOf(context, line)) }),
  );
  const order = shop.orders.get(orderId);
  if (order !== undefined && sumsOf(order).outstanding > 0) {
    context.act((at) => payOrder(world, shop, { at, orderId }));
  }
  remember(context, invoice.customer, orderId, sale.goods, before);
  context.counts.edits += 1;
}
