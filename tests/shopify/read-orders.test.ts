import { expect, it } from "vitest";
import { readLocations } from "#app/shopify/operations/locations.ts";
import { readOrdersChanged } from "#app/shopify/operations/orders-changed.ts";
import { readProductFacts } from "#app/shopify/operations/product-facts.ts";
import { toShopifyId } from "#app/vocabulary/ids.ts";
import { adminLine, adminOrder, adminRefund } from "./admin-order.ts";
import { scriptedShopify } from "./scripted-shopify.ts";

interface PageInfo {
  hasNextPage: boolean;
  endCursor: string | null;
}
const end: PageInfo = { hasNextPage: false, endCursor: null };
const more = (endCursor: string): PageInfo => ({ hasNextPage: true, endCursor });
const page = (nodes: unknown[], pageInfo = end) => ({
  nodes,
  pageInfo,
});

/** An order as a query answers it: lists in pages. */
function answered(changes: Parameters<typeof adminOrder>[0] = {}, lists: Record<string, unknown> = {}) {
  const { lines, shippingLines, returns, refunds, ...head } = adminOrder(changes);
  return {
    ...head,
    lineItems: page(lines),
    shippingLines: page(shippingLines),
    returns: page(returns),
    refunds: refunds.map(({ id }) => ({ id })),
    ...lists,
  };
}

const since = new Date("2026-03-01T00:00:00Z");

it("orders that changed come in pages, oldest change first", async () => {
  const body = { data: { orders: page([answered()], more("c1")) } };
  await using shopify = await scriptedShopify([{ body }]);
  expect(await readOrdersChanged(shopify.client, { since, cursor: "c0" })).toEqual({
    orders: [adminOrder()],
    unread: [],
    nextCursor: "c1",
  });
  expect(shopify.asked[0]?.variables).toEqual({
    first: 50,
    query: "updated_at:>='2026-03-01T00:00:00.000Z'",
    after: "c0",
  });
});

it("a page that Shopify finds too costly is asked for smaller", async () => {
  const tooCostly = {
    errors: [{ message: "Query cost is 1200.", extensions: { code: "MAX_COST_EXCEEDED" } }],
  };
  await using shopify = await scriptedShopify([
    { body: tooCostly },
    { body: { data: { orders: page([answered()]) } } },
  ]);
  expect((await readOrdersChanged(shopify.client, { since, cursor: null })).orders).toHaveLength(1);
  expect(shopify.asked[1]?.variables).toMatchObject({ first: 10 });
});

it("an order with more lines than a page holds is read to its last line", async () => {
  const lines = [1, 2, 3].map((n) => adminLine({ id: `gid://shopify/LineItem/${n}` }));
  await using shopify = await scriptedShopify([
    { body: { data: { orders: page([answered({}, { lineItems: page(lines.slice(0, 1), more("l1")) })]) } } },
    { body: { data: { order: answered({}, { lineItems: page(lines.slice(0, 2), more("l2")) }) } } },
    { body: { data: { order: { lineItems: page(lines.slice(2)) } } } },
  ]);
  const { orders } = await readOrdersChanged(shopify.client, { since, cursor: null });
  expect(orders).toEqual([adminOrder({ lines })]);
  expect(shopify.asked.map((each) => each.operation)).toEqual(["OrdersChanged", "OrderById", "OrderLines"]);
  expect(shopify.asked[2]?.variables).toEqual({ id: "gid://shopify/Order/1001", after: "l2" });
});

it("an order with refunds is read with every line of every refund", async () => {
  const refund = adminRefund();
  const { lines, shippingLines, transactions, ...head } = refund;
  const refundPage = (pageInfo: PageInfo) => ({
    ...head,
    refundLineItems: page(lines, pageInfo),
    refundShippingLines: page(shippingLines),
    transactions: page(transactions),
  });
  const node = answered({ refunds: [refund] });
  await using shopify = await scriptedShopify([
    { body: { data: { orders: page([node]) } } },
    { body: { data: { order: node } } },
    { body: { data: { nodes: [refundPage(more("r1"))] } } },
    { body: { data: { nodes: [refundPage(end)] } } },
  ]);
  const { orders } = await readOrdersChanged(shopify.client, { since, cursor: null });
  expect(orders).toEqual([adminOrder({ refunds: [{ ...refund, lines: [...lines, ...lines] }] })]);
});

it("an order that is too long to be read is named, and holds up no other", async () => {
  const node = answered({ refunds: [adminRefund()] });
  await using shopify = await scriptedShopify([
    { body: { data: { orders: page([node, answered({ id: "gid://shopify/Order/2" })]) } } },
    { body: { data: { order: { ...node, returns: page([], more("t1")) } } } },
  ]);
  const { orders, unread } = await readOrdersChanged(shopify.client, { since, cursor: null });
  expect(orders.map((order) => order.id)).toEqual(["gid://shopify/Order/2"]);
  const reason = "gid://shopify/Order/1001 has longer lists than are read";
  expect(unread).toEqual([{ orderId: "gid://shopify/Order/1001", reason }]);
});

it("an order that went away between the questions is left to its own message", async () => {
  const node = answered({ refunds: [adminRefund()] });
  await using shopify = await scriptedShopify([
    { body: { data: { orders: page([node, answered({ id: "gid://shopify/Order/2" })]) } } },
    { body: { data: { order: null } } },
  ]);
  const { orders } = await readOrdersChanged(shopify.client, { since, cursor: null });
  expect(orders.map((order) => order.id)).toEqual(["gid://shopify/Order/2"]);
});

it("products come with all their collections, and deleted ones are left out", async () => {
  const ids = [1, 2].map((n) => toShopifyId(n)).filter((each) => each !== null);
  const collection = (n: number) => ({ id: `gid://shopify/Collection/${n}` });
  const product = { id: "gid://shopify/Product/1", title: "Shirt", tags: ["linen"] };
  await using shopify = await scriptedShopify([
    { body: { data: { nodes: [{ ...product, collections: page([collection(5)], more("k1")) }, null] } } },
    { body: { data: { nodes: [{ ...product, collections: page([collection(6)]) }] } } },
  ]);
  expect(await readProductFacts(shopify.client, ids)).toEqual([
    { productId: "1", title: "Shirt", tags: ["linen"], collectionIds: ["5", "6"] },
  ]);
  expect(shopify.asked[1]?.variables).toEqual({ ids: ["gid://shopify/Product/1"], after: "k1" });
});

it("locations come from every page", async () => {
  const place = (n: number) => ({ id: `gid://shopify/Location/${n}`, name: `Shop ${n}`, isActive: n === 1 });
  await using shopify = await scriptedShopify([
    { body: { data: { locations: page([place(1)], more("p1")) } } },
    { body: { data: { locations: page([place(2)]) } } },
  ]);
  expect(await readLocations(shopify.client)).toEqual([
    { id: "1", name: "Shop 1", isActive: true },
    { id: "2", name: "Shop 2", isActive: false },
  ]);
});
