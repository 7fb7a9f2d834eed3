import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { actions } from "#simulator/world/actions.ts";
import { runningSimulator, SHOP } from "./running-simulator.ts";

let running: Awaited<ReturnType<typeof runningSimulator>>;
let orderId = 0;

beforeAll(async () => {
  running = await runningSimulator({ adminApi: { throttle: { maximumAvailable: 100_000 } } });
  const { world, shop } = running;
  const [coffee, beans] = shop.variants.keys();
  const placed = actions.placeOrder(world, shop, {
    channel: "pos",
    at: "2026-03-02T10:00:00.500Z",
    customer: { create: { email: "dee@example.com", firstName: "Dee" } },
    lines: [
      { variantId: coffee, quantity: 2 },
      { variantId: beans, quantity: 1 },
    ],
    orderDiscount: { amount: 307, code: "SPRING" },
    presentment: { currency: "USD", rate: 1.1 },
  });
  orderId = placed.orderId ?? 0;
  const [line] = shop.orders.get(orderId)?.lines ?? [];
  actions.refund(world, shop, {
    orderId,
    lines: [{ lineId: line?.id, quantity: 1 }],
    at: "2026-03-03T10:00:00Z",
  });
  actions.refund(world, shop, { orderId, amount: 100, to: "store_credit", at: "2026-03-04T10:00:00Z" });
});
afterAll(() => running.simulator.close());

const data = async (query: string, variables = {}) => {
  const { json } = await running.graphql(query, variables);
  expect(json["errors"]).toBeUndefined();
  return json["data"];
};

const money = (amount: string, currencyCode: string) => ({ amount, currencyCode });

describe("who may ask", () => {
  it.each(["", "shpat_unknown"])("refuses the token %o as Shopify does", async (token) => {
    expect(await running.graphql("{ shop { id } }", {}, token)).toEqual({
      status: 401,
      json: { errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" },
    });
  });

  it("knows one version and the shops of this world", async () => {
    const ask = (path: string, shop: string) =>
      running.post(
        path,
        { query: "{ shop { id } }" },
        { "x-shopify-access-token": running.token, "x-simulated-shop": shop },
      );
    expect(await ask("/admin/api/2026-07/graphql.json", SHOP)).toMatchObject({ status: 404 });
    expect(await ask("/admin/api/2026-10/graphql.json", "other.myshopify.com")).toMatchObject({
      status: 404,
    });
    expect(await ask("/admin/api/2026-10/graphql.json", SHOP)).toMatchObject({ status: 200 });
  });
});

describe("documents", () => {
  it("refuses a field that the real schema does not have, in Shopify's words", async () => {
    const { json } = await running.graphql("query Wrong { shop { colour } }");
    expect(json).toEqual({
      errors: [
        {
          message: "Field 'colour' doesn't exist on type 'Shop'",
          locations: [{ line: 1, column: 22 }],
          path: ["query Wrong", "shop", "colour"],
          extensions: { code: "undefinedField", typeName: "Shop", fieldName: "colour" },
        },
      ],
    });
  });

  it.each([
    [
      "a missing argument",
      "{ order { id } }",
      "Field 'order' is missing required arguments: id",
      "missingRequiredArguments",
    ],
    [
      "a syntax error",
      "{ shop { id ",
      "Syntax Error: Expected Name, found <EOF>.",
      "GRAPHQL_VALIDATION_FAILED",
    ],
  ])("refuses %s", async (_what, query, message, code) => {
    const { json } = await running.graphql(query);
    expect(json["errors"]).toMatchObject([{ message, extensions: { code } }]);
  });

  it("refuses a variable of the wrong type", async () => {
    const { json } = await running.graphql("query Order($id: ID!) { order(id: $id) { id } }", { id: null });
    expect(json["errors"]).toMatchObject([{ extensions: { code: "INVALID_VARIABLE" } }]);
    expect(json["data"]).toBeUndefined();
  });

  it("says what is not simulated instead of inventing it, nullable or not", async () => {
    const { json } = await running.graphql("{ shop { name description setupRequired } }");
    expect(json["errors"]).toMatchObject([
      {
        message: "Not simulated: Shop.description",
        path: ["shop", "description"],
        extensions: { code: "NOT_SIMULATED" },
      },
      { message: "Not simulated: Shop.setupRequired", path: ["shop", "setupRequired"] },
    ]);
  });

  it.each([
    [
      '{ orders(query: "delivery_method:local", first: 1) { nodes { id } } }',
      /orders query filter "delivery_method"/,
    ],
    ["{ orders(sortKey: TOTAL_PRICE, first: 1) { nodes { id } } }", /orders by TOTAL_PRICE/],
    ['{ node(id: "gid://shopify/Market/1") { id } }', /node of type Market/],
  ])("says so for arguments too: %s", async (query, message) => {
    const { json } = await running.graphql(query);
    expect(z.array(z.object({ message: z.string() })).parse(json["errors"])[0]?.message).toMatch(message);
  });
});

describe("an order", () => {
  it("shows its whole state", async () => {
    const found = await data(
      `query Order($id: ID!) { order(id: $id) {
        name createdAt updatedAt cancelledAt test sourceName displayFinancialStatus displayFulfillmentStatus taxesIncluded
        currencyCode presentmentCurrencyCode paymentGatewayNames discountCodes
        attribution { handle } retailLocation { name } staffMember { firstName }
        customer { firstName defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber } verifiedEmail }
        currentTotalPriceSet { shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }
        lineItems(first: 10) { nodes { quantity currentQuantity isGiftCard product { tags } variant { sku }
          originalUnitPriceSet { shopMoney { amount } } discountAllocations { allocatedAmountSet { shopMoney { amount } } }
          taxLines { priceSet { shopMoney { amount } } } } }
        refunds { createdAt totalRefundedSet { shopMoney { amount } }
          refundLineItems(first: 5) { nodes { quantity subtotalSet { shopMoney { amount } } } }
          orderAdjustments(first: 5) { nodes { reason amountSet { shopMoney { amount } } } }
          transactions(first: 5) { nodes { gateway kind } } }
        transactions { kind gateway status amountSet { shopMoney { amount } } processedAt }
        fulfillments { status createdAt } returns(first: 5) { nodes { id } } returnStatus
      } }`,
      { id: `gid://shopify/Order/${orderId}` },
    );
    expect(found).toMatchObject({
      order: {
        name: "#1001",
        createdAt: "2026-03-02T10:00:00Z",
        updatedAt: "2026-03-04T10:00:00Z",
        cancelledAt: null,
        displayFinancialStatus: "PARTIALLY_REFUNDED",
        displayFulfillmentStatus: "FULFILLED",
        paymentGatewayNames: ["cash"],
        discountCodes: ["SPRING"],
        retailLocation: { name: "Main Street store" },
        customer: {
          firstName: "Dee",
          defaultEmailAddress: { emailAddress: "dee@example.com" },
          defaultPhoneNumber: null,
        },
        currentTotalPriceSet: { shopMoney: money("18.62", "EUR"), presentmentMoney: money("20.48", "USD") },
        lineItems: {
          nodes: [
            { quantity: 2, currentQuantity: 1, originalUnitPriceSet: { shopMoney: { amount: "8.9" } } },
            { quantity: 1, currentQuantity: 1, originalUnitPriceSet: { shopMoney: { amount: "12.9" } } },
          ],
        },
        refunds: [
          { totalRefundedSet: { shopMoney: { amount: "8.01" } }, orderAdjustments: { nodes: [] } },
          {
            refundLineItems: { nodes: [] },
            orderAdjustments: {
              nodes: [{ reason: "REFUND_DISCREPANCY", amountSet: { shopMoney: { amount: "-1.0" } } }],
            },
            transactions: { nodes: [{ gateway: "shopify_store_credit", kind: "REFUND" }] },
          },
        ],
        transactions: [{ kind: "SALE" }, { kind: "REFUND" }, { kind: "REFUND" }],
        returnStatus: "NO_RETURN",
      },
    });
  });

  it("is null when there is none, and an error when the id is no order's", async () => {
    expect(await data('{ order(id: "gid://shopify/Order/1") { id } }')).toEqual({ order: null });
    const { json } = await running.graphql('{ order(id: "gid://shopify/Product/1") { id } }');
    expect(json["errors"]).toMatchObject([{ message: "Invalid global id 'gid://shopify/Product/1'" }]);
  });
});

describe("connections", () => {
  const page = z.object({
    orders: z.object({
      nodes: z.array(z.object({ name: z.string() })),
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    }),
  });

  it("pages by update time and continues after rows that changed meanwhile", async () => {
    const { world, shop } = running;
    const [coffee] = shop.variants.keys();
    const made = ["2026-04-01", "2026-04-02", "2026-04-03"].map((day) =>
      actions.placeOrder(world, shop, {
        channel: "online",
        at: `${day}T00:00:00Z`,
        lines: [{ variantId: coffee, quantity: 1 }],
      }),
    );
    const query = `query Page($after: String) {
      orders(first: 2, after: $after, sortKey: UPDATED_AT, query: "updated_at:>='2026-04-01T00:00:00Z'") {
        nodes { name } pageInfo { hasNextPage endCursor } } }`;
    const first = page.parse(await data(query)).orders;
    expect(first).toMatchObject({
      nodes: [{ name: "#1002" }, { name: "#1003" }],
      pageInfo: { hasNextPage: true },
    });
    actions.refund(world, shop, { orderId: made[0]?.orderId, amount: 10, at: "2026-04-05T00:00:00Z" });
    const second = page.parse(await data(query, { after: first.pageInfo.endCursor })).orders;
    expect(second).toMatchObject({
      nodes: [{ name: "#1004" }, { name: "#1002" }],
      pageInfo: { hasNextPage: false },
    });
  });

  it.each([
    ["{ orders { nodes { id } } }", "you must provide one of first or last"],
    ["{ orders(first: 1, last: 1) { nodes { id } } }", "providing both first and last is not supported"],
    ["{ orders(first: 251) { nodes { id } } }", "first cannot exceed 250"],
    [
      '{ orders(first: 1, query: "updated_at:>soon") { nodes { id } } }',
      "Invalid timestamp for query filter `updated_at`.",
    ],
    [
      '{ orders(first: 1, after: "nonsense") { nodes { id } } }',
      "Invalid cursor for current pagination sort.",
    ],
  ])("refuses %s", async (query, message) => {
    const { json } = await running.graphql(query);
    expect(json["errors"]).toMatchObject([{ message, extensions: { code: "BAD_REQUEST" } }]);
  });

  it("finds products with their collections, and customers by contact", async () => {
    expect(
      await data(
        '{ products(first: 5, query: "title:sing* tag:new") { nodes { title tags collections(first: 3) { nodes { title } } } } }',
      ),
    ).toEqual({
      products: {
        nodes: [
          {
            title: "Single origin coffee 250 g",
            tags: ["coffee", "new"],
            collections: { nodes: [{ title: "Coffee" }] },
          },
        ],
      },
    });
    expect(
      await data(
        '{ customerByIdentifier(identifier: { emailAddress: "BEN@example.com" }) { displayName numberOfOrders } }',
      ),
    ).toEqual({
      customerByIdentifier: { displayName: "Ben Example", numberOfOrders: "0" },
    });
  });
});

describe("metafields", () => {
  const SET = `mutation Set($metafields: [MetafieldsSetInput!]!) {
    metafieldsSet(metafields: $metafields) { metafields { namespace key value } userErrors { field message code } } }`;

  it("are kept for the app's own namespace and refused for nobody", async () => {
    const [customer] = running.shop.customers.keys();
    const ownerId = `gid://shopify/Customer/${customer}`;
    const metafield = { ownerId, namespace: "$app", key: "points", type: "number_integer", value: "120" };
    await data(SET, { metafields: [metafield] });
    expect(
      await data(`{ customer(id: "${ownerId}") { metafield(namespace: "$app", key: "points") { value } } }`),
    ).toEqual({
      customer: { metafield: { value: "120" } },
    });
    expect(
      await data(SET, { metafields: [{ ...metafield, ownerId: "gid://shopify/Customer/1" }] }),
    ).toMatchObject({
      metafieldsSet: { metafields: null, userErrors: [{ field: ["metafields", "0", "ownerId"] }] },
    });
  });
});

describe("cost", () => {
  it.each([
    ["{ products(first: 1) { nodes { id } } }", 3],
    ["{ products(first: 250) { nodes { id title tags } pageInfo { hasNextPage endCursor } } }", 13],
    ['{ bulkOperation(id: "gid://shopify/BulkOperation/1") { id } }', 1],
    ['mutation { bulkOperationCancel(id: "gid://shopify/BulkOperation/1") { userErrors { field } } }', 10],
  ])("of %s is what recordings show", async (query, requestedQueryCost) => {
    const { json } = await running.graphql(query);
    expect(json["extensions"]).toMatchObject({ cost: { requestedQueryCost } });
  });

  it("above 1000 is refused", async () => {
    const products = "products(first: 250) { nodes { id } }";
    const collections = `collections(first: 250) { nodes { id ${products} } }`;
    const { json } = await running.graphql(
      `{ orders(first: 250) { nodes { id lineItems(first: 250) { nodes { id product { ${collections} } } } } } }`,
    );
    expect(json["errors"]).toMatchObject([{ extensions: { code: "MAX_COST_EXCEEDED", maxCost: 1000 } }]);
  });

  it("throttles whoever asks for more than the bucket holds", async () => {
    const throttle = { maximumAvailable: 5, restoreRate: 0.001 };
    const { simulator, graphql } = await runningSimulator({ adminApi: { throttle } });
    const query = "{ products(first: 1) { nodes { id } } }";
    expect((await graphql(query)).json["data"]).toBeDefined();
    expect(await graphql(query)).toMatchObject({
      status: 200,
      json: {
        errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
        extensions: {
          cost: {
            requestedQueryCost: 3,
            actualQueryCost: null,
            throttleStatus: { maximumAvailable: 5, currentlyAvailable: 2, restoreRate: 0.001 },
          },
        },
      },
    });
    await simulator.close();
  });
});
