import { z } from "zod";
import type { Collection, Customer, Location, Order, Product, ShopWorld } from "#simulator/world/types.ts";
import type { BulkOperations } from "./bulk-operations.ts";
import { giftCardRoot, giftCardView } from "./credit/gift-card-view.ts";
import { storeCreditAccountView, storeCreditRoot } from "./credit/store-credit-view.ts";
import { connection, rootConnection, type Source } from "./connection.ts";
import { customerView } from "./customer-view.ts";
import { discountRoot, findDiscount } from "./discounts/discount-queries.ts";
import { discountNodeView } from "./discounts/discount-view.ts";
import { functionRoot } from "./discounts/function-view.ts";
import { countOrders, rootOrders } from "./order-connection.ts";
import { orderView } from "./order-view.ts";
import { collectionView, productView, variantView } from "./product-view.ts";
import { refundView } from "./refund-view.ts";
import { returnView } from "./return-view.ts";
import { matcher, type Searchable } from "./search-query.ts";
import { appInstallationView, locationView, shopView, staffMemberView } from "./shop-view.ts";
import { gid, idIn, notSimulated, type Arguments, type Context, type View } from "./view.ts";

type Sorts<T> = Record<string, (item: T) => number | string>;

function source<T extends { id: number }>(
  name: string,
  args: Arguments,
  items: Iterable<T>,
  by: { searchable: Searchable<T>; sorts: Sorts<T>; fallback: string },
  view: (item: T) => View,
): Source<T> {
  const sortKey = typeof args["sortKey"] === "string" ? args["sortKey"] : by.fallback;
  const sort = by.sorts[sortKey];
  if (sort === undefined) throw notSimulated(`${name} by ${sortKey}`);
  return {
    items: [...items].filter(matcher(args["query"], by.searchable, name)),
    keyOf: (item) => [sort(item), item.id],
    view,
  };
}

const wordsOf = (title: string): string[] => title.split(/[^\p{L}\p{N}]+/u);

const customersBy = {
  searchable: {
    id: (each) => each.id,
    email: (each) => each.email,
    phone: (each) => each.phone,
    tag: (each) => each.tags,
    first_name: (each) => each.firstName,
    last_name: (each) => each.lastName,
    customer_date: (each) => each.createdAt,
    updated_at: (each) => each.updatedAt,
  } satisfies Searchable<Customer>,
  sorts: {
    ID: (each: Customer) => each.id,
    CREATED_AT: (each: Customer) => each.createdAt.getTime(),
    UPDATED_AT: (each: Customer) => each.updatedAt.getTime(),
    NAME: (each: Customer) => `${each.lastName ?? ""} ${each.firstName ?? ""}`,
  },
  fallback: "ID",
};

const productsBy = {
  searchable: {
    id: (each) => each.id,
    title: (each) => [each.title, ...wordsOf(each.title)],
    tag: (each) => each.tags,
    vendor: (each) => each.vendor,
    product_type: (each) => each.productType,
    gift_card: (each) => String(each.giftCard),
    updated_at: (each) => each.updatedAt,
    created_at: (each) => each.createdAt,
  } satisfies Searchable<Product>,
  sorts: {
    ID: (each: Product) => each.id,
    TITLE: (each: Product) => each.title,
    CREATED_AT: (each: Product) => each.createdAt.getTime(),
    UPDATED_AT: (each: Product) => each.updatedAt.getTime(),
  },
  fallback: "ID",
};

const collectionsBy = {
  searchable: {
    id: (each) => each.id,
    title: (each) => [each.title, ...wordsOf(each.title)],
    updated_at: (each) => each.updatedAt,
  } satisfies Searchable<Collection>,
  sorts: {
    ID: (each: Collection) => each.id,
    TITLE: (each: Collection) => each.title,
    UPDATED_AT: (each: Collection) => each.updatedAt.getTime(),
  },
  fallback: "ID",
};

const locationsBy = {
  searchable: { id: (each) => each.id, name: (each) => each.name } satisfies Searchable<Location>,
  sorts: { ID: (each: Location) => each.id, NAME: (each: Location) => each.name },
  fallback: "NAME",
};

/** Everything that can be found by its gid. */
function nodeView(context: Context, id: unknown): View | null {
  const type = typeof id === "string" ? /^gid:\/\/shopify\/(\w+)\/\d+$/.exec(id)?.[1] : undefined;
  const finders: Record<string, (key: number) => View | null> = {
    Order: (key) => view(context.shop.orders.get(key), (order) => orderView(context, order)),
    Customer: (key) => view(context.shop.customers.get(key), (each) => customerView(context, each)),
    Product: (key) => view(context.shop.products.get(key), (each) => productView(context, each)),
    ProductVariant: (key) => view(context.shop.variants.get(key), (each) => variantView(context, each)),
    Collection: (key) => view(context.shop.collections.get(key), (each) => collectionView(context, each)),
    Location: (key) =>
      view(context.shop.locations.get(key), (each) => locationView(each, context.shop.shop.country)),
    StaffMember: (key) => view(context.shop.staff.get(key), staffMemberView),
    DiscountCodeNode: () => discountNode(context, id, "codeDiscount"),
    DiscountAutomaticNode: () => discountNode(context, id, "automaticDiscount"),
    GiftCard: (key) => view(context.shop.giftCards.get(key), (each) => giftCardView(context, each)),
    StoreCreditAccount: (key) =>
      view(context.shop.storeCreditAccounts.get(key), (each) => storeCreditAccountView(context, each)),
    Refund: (key) => refundNode(context, key),
    Return: (key) => returnNode(context, key),
  };
  const find = type === undefined ? undefined : finders[type];
  if (type !== undefined && find === undefined) throw notSimulated(`node of type ${type}`);
  return find === undefined ? null : find(idIn(id, type ?? ""));
}

const view = <T>(found: T | undefined, make: (found: T) => View): View | null =>
  found === undefined ? null : make(found);

const discountNode = (context: Context, id: unknown, field: "codeDiscount" | "automaticDiscount") =>
  view(findDiscount(context, id, field), (each) => discountNodeView(context, each, field));

function orderWith(shop: ShopWorld, holds: (order: Order) => boolean): Order | undefined {
  for (const order of shop.orders.values()) if (holds(order)) return order;
  return undefined;
}

function refundNode(context: Context, id: number): View | null {
  const order = orderWith(context.shop, (each) => each.refunds.some((refund) => refund.id === id));
  const refund = order?.refunds.find((each) => each.id === id);
  return order === undefined || refund === undefined ? null : refundView(context, order, refund);
}

function returnNode(context: Context, id: number): View | null {
  const order = orderWith(context.shop, (each) => each.returns.some((subject) => subject.id === id));
  const subject = order?.returns.find((each) => each.id === id);
  return order === undefined || subject === undefined ? null : returnView(context, order, subject);
}

const one =
  (context: Context, type: string) =>
  ({ id }: Arguments): View | null =>
    nodeView(context, gid(type, idIn(id, type)));

const identifierSchema = z.object({
  id: z.string().optional(),
  emailAddress: z.string().optional(),
  phoneNumber: z.string().optional(),
  customId: z.unknown().optional(),
});

function customerByIdentifier(context: Context, args: Arguments): View | null {
  const { id, emailAddress, phoneNumber, customId } = identifierSchema.parse(args["identifier"]);
  if (customId !== undefined) throw notSimulated("customerByIdentifier by customId");
  if (id !== undefined) return one(context, "Customer")({ id });
  const key = context.shop.customerByContact.get(emailAddress?.trim().toLowerCase() ?? phoneNumber ?? "");
  return key === undefined ? null : nodeView(context, gid("Customer", key));
}

export function queryRoot(context: Context, bulkOperations: BulkOperations): View {
  const { shop } = context;
  return {
    shop: () => shopView(context),
    currentAppInstallation: () => appInstallationView(context),
    node: ({ id }) => nodeView(context, id),
    nodes: ({ ids }) =>
      z
        .array(z.string())
        .parse(ids)
        .map((id) => nodeView(context, id)),
    order: one(context, "Order"),
    orders: (args) => rootOrders(context, args),
    ordersCount: ({ query }) => ({ count: countOrders(context, query), precision: "EXACT" }),
    customer: one(context, "Customer"),
    customerByIdentifier: (args) => customerByIdentifier(context, args),
    customers: (args) =>
      rootConnection(
        context,
        args,
        source("customers", args, shop.customers.values(), customersBy, (each) =>
          customerView(context, each),
        ),
      ),
    product: one(context, "Product"),
    productVariant: one(context, "ProductVariant"),
    products: (args) =>
      rootConnection(
        context,
        args,
        source("products", args, shop.products.values(), productsBy, (each) => productView(context, each)),
      ),
    collection: one(context, "Collection"),
    collections: (args) =>
      rootConnection(
        context,
        args,
        source("collections", args, shop.collections.values(), collectionsBy, (each) =>
          collectionView(context, each),
        ),
      ),
    location: ({ id }) => nodeView(context, id ?? gid("Location", shop.locations.keys().next().value ?? 0)),
    locations: (args) =>
      rootConnection(
        context,
        args,
        source("locations", args, shop.locations.values(), locationsBy, (each) =>
          locationView(each, shop.shop.country),
        ),
      ),
    ...discountRoot(context),
    ...functionRoot(context),
    ...giftCardRoot(context),
    ...storeCreditRoot(context),
    refund: one(context, "Refund"),
    return: one(context, "Return"),
    staffMember: one(context, "StaffMember"),
    bulkOperation: ({ id }) => bulkOperations.viewOf(shop, id),
    bulkOperations: (args) => bulkOperations.list(context, args),
    // What shopify.app.toml declares is not in this list, and the app declares everything there:
    // https://shopify.dev/docs/apps/build/webhooks/subscribe
    webhookSubscriptions: (args) =>
      connection(context, args, { items: [], keyOf: () => [0, 0], view: () => ({}) }),
  };
}
