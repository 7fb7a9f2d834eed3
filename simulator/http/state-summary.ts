import { z } from "zod";
import { actionNames } from "#simulator/world/actions.ts";
import { statusOf } from "#simulator/world/discounts/discount-status.ts";
import { exponentOf } from "#simulator/world/money.ts";
import { financialStatusOf, fulfillmentStatusOf } from "#simulator/world/order-status.ts";
import { sumsOf } from "#simulator/world/order-sums.ts";
import type { Customer, Discount, Order, Product, ShopWorld } from "#simulator/world/types.ts";
import type { Simulator } from "./simulator.ts";

const page = z.coerce.number().int().min(1).max(250).default(50);
const offset = z.coerce.number().int().min(0).default(0);

export const stateQuerySchema = z.object({
  shop: z.string().optional(),
  /** Searches customers by name, e-mail and phone, and orders by name. */
  search: z.string().optional(),
  limit: page,
  customersFrom: offset,
  ordersFrom: offset,
  productsFrom: offset,
});

type StateQuery = z.infer<typeof stateQuerySchema>;

/** What the control page shows. Amounts are minor units of shop.currency. */
export function stateOf(simulator: Simulator, shop: ShopWorld, query: StateQuery) {
  const { deliverer, world } = simulator;
  const end = (from: number) => from + query.limit;
  const customers = [...shop.customers.values()].reverse().filter((each) => isWanted(each, query.search));
  const orders = ordersNewestFirst(shop).filter((each) => isWantedOrder(each, query.search));
  const products = [...shop.products.values()];
  return {
    now: world.now().toISOString(),
    shops: [...world.shops.keys()],
    shop: {
      ...shop.shop,
      createdAt: shop.shop.createdAt.toISOString(),
      exponent: exponentOf(shop.shop.currency),
      installed: shop.installed,
      scopes: shop.scopes,
    },
    locations: [...shop.locations.values()].map(({ stock, ...location }) => ({
      ...location,
      units: [...stock.values()].reduce((sum, each) => sum + each, 0),
    })),
    staff: [...shop.staff.values()],
    collections: [...shop.collections.values()].map(({ id, title, productIds }) => ({
      id,
      title,
      productIds,
    })),
    products: {
      total: products.length,
      items: products
        .slice(query.productsFrom, end(query.productsFrom))
        .map((each) => productSummary(shop, each)),
    },
    customers: {
      total: customers.length,
      items: customers.slice(query.customersFrom, end(query.customersFrom)),
    },
    orders: {
      total: orders.length,
      items: orders.slice(query.ordersFrom, end(query.ordersFrom)).map((each) => orderSummary(shop, each)),
    },
    discounts: [...shop.discounts.values()]
      .slice(-query.limit)
      .reverse()
      .map((each) => discountSummary(each, world.now())),
    actions: actionNames,
    switches: deliverer.switches,
    deliveries: { ...deliverer.counters, waiting: deliverer.waiting },
  };
}

const discountSummary = (discount: Discount, now: Date) => ({
  id: discount.id,
  title: discount.title,
  code: discount.code?.code ?? null,
  status: statusOf(discount, now),
  uses: discount.uses,
  usageLimit: discount.usageLimit,
});

const ordersNewestFirst = (shop: ShopWorld): Order[] =>
  [...shop.orders.values()].sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || b.id - a.id);

function isWanted(customer: Customer, search: string | undefined): boolean {
  if (search === undefined || search === "") return true;
  const { firstName, lastName, email, phone } = customer;
  return [firstName, lastName, email, phone].join(" ").toLowerCase().includes(search.toLowerCase());
}

const isWantedOrder = (order: Order, search: string | undefined): boolean =>
  search === undefined || !search.startsWith("#") || order.name === search;

function productSummary(shop: ShopWorld, product: Product) {
  return {
    id: product.id,
    title: product.title,
    tags: product.tags,
    giftCard: product.giftCard,
    variants: product.variantIds.flatMap((id) => shop.variants.get(id) ?? []),
  };
}

/** Enough to act on an order by hand: its lines with what is left of them, its returns, its money. */
function orderSummary(shop: ShopWorld, order: Order) {
  const customer = order.customerId === null ? undefined : shop.customers.get(order.customerId);
  const { total, currentTotal, received, refunded, outstanding, currentShipping } = sumsOf(order);
  return {
    id: order.id,
    name: order.name,
    channel: order.channel,
    createdAt: order.createdAt.toISOString(),
    updatedAt: order.updatedAt.toISOString(),
    cancelledAt: order.cancelledAt?.toISOString() ?? null,
    test: order.test,
    customerId: order.customerId,
    customerName: [customer?.firstName, customer?.lastName].filter(Boolean).join(" "),
    email: order.email,
    financialStatus: financialStatusOf(order),
    fulfillmentStatus: fulfillmentStatusOf(order),
    total,
    currentTotal,
    currentShipping,
    received,
    refunded,
    outstanding,
    lines: order.lines.map(({ id, title, quantity, currentQuantity, fulfilledQuantity, unitPrice }) => ({
      id,
      title,
      quantity,
      currentQuantity,
      fulfilledQuantity,
      unitPrice,
    })),
    returns: order.returns.map(({ id, name, status, lines }) => ({ id, name, status, lines })),
  };
}
