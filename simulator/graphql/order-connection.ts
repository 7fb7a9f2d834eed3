import { financialStatusOf } from "#simulator/world/order-status.ts";
import type { Order } from "#simulator/world/types.ts";
import { rootConnection, connection } from "./connection.ts";
import { orderView } from "./order-view.ts";
import { matcher, type Searchable } from "./search-query.ts";
import { notSimulated, type Arguments, type Context, type View } from "./view.ts";

const searchable: Searchable<Order> = {
  id: (order) => order.id,
  name: (order) => [order.name, order.name.replace(/^#/, "")],
  created_at: (order) => order.createdAt,
  updated_at: (order) => order.updatedAt,
  processed_at: (order) => order.processedAt,
  customer_id: (order) => order.customerId,
  email: (order) => order.email,
  tag: (order) => order.tags,
  test: (order) => String(order.test),
  source_name: (order) => order.sourceName,
  financial_status: (order) => financialStatusOf(order),
};

const sortKeys: Record<string, (order: Order) => number | string> = {
  ID: (order) => order.id,
  CREATED_AT: (order) => order.createdAt.getTime(),
  UPDATED_AT: (order) => order.updatedAt.getTime(),
  PROCESSED_AT: (order) => order.processedAt.getTime(),
  ORDER_NUMBER: (order) => order.number,
};

function sourceOf(context: Context, args: Arguments, orders: Iterable<Order>) {
  const sortKey = typeof args["sortKey"] === "string" ? args["sortKey"] : "PROCESSED_AT";
  const sort = sortKeys[sortKey];
  if (sort === undefined) throw notSimulated(`orders by ${sortKey}`);
  const matches = matcher(args["query"], searchable, "orders");
  return {
    items: [...orders].filter(matches),
    keyOf: (order: Order) => [sort(order), order.id] as const,
    view: (order: Order) => orderView(context, order),
  };
}

export const orderConnection = (context: Context, args: Arguments, orders: Iterable<Order>): View =>
  connection(context, args, sourceOf(context, args, orders));

export const rootOrders = (context: Context, args: Arguments): View =>
  rootConnection(context, args, sourceOf(context, args, context.shop.orders.values()));

export const countOrders = (context: Context, query: unknown): number => {
  const matches = matcher(query, searchable, "orders");
  return [...context.shop.orders.values()].filter(matches).length;
};
