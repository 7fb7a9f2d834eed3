import { describe, expect, it } from "vitest";
import { startBulkQuery } from "#app/shopify/operations/bulk-operation.ts";
import { readGrantedScopes } from "#app/shopify/operations/granted-scopes.ts";
import { scriptedShopify } from "./scripted-shopify.ts";

const scopes = { data: { currentAppInstallation: { accessScopes: [{ handle: "read_orders" }] } } };
const throttled = {
  errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
  extensions: {
    cost: { requestedQueryCost: 500, throttleStatus: { currentlyAvailable: 100, restoreRate: 100 } },
  },
};

describe("a call to the Admin API", () => {
  it("goes to the shop with its token and the app's version", async () => {
    await using shopify = await scriptedShopify([{ body: scopes }]);
    expect(await readGrantedScopes(shopify.client)).toEqual(["read_orders"]);
    expect(shopify.asked).toEqual([
      {
        path: "/admin/api/2026-10/graphql.json",
        token: "shpat_test",
        operation: "GrantedScopes",
        variables: {},
      },
    ]);
  });

  it("waits as the cost bucket asks, and goes on", async () => {
    await using shopify = await scriptedShopify([{ body: throttled }, { body: throttled }, { body: scopes }]);
    expect(await readGrantedScopes(shopify.client)).toEqual(["read_orders"]);
    expect(shopify.waits).toEqual([4_000, 4_000]);
  });

  it("gives up when it is throttled again and again", async () => {
    await using shopify = await scriptedShopify(Array.from({ length: 20 }, () => ({ body: throttled })));
    await expect(readGrantedScopes(shopify.client)).rejects.toMatchObject({ problem: "throttled" });
    expect(shopify.asked).toHaveLength(8);
    expect(shopify.waits).toHaveLength(7);
  });

  it("tries again after a failing server, a broken connection and HTTP 429", async () => {
    await using shopify = await scriptedShopify([
      { status: 503 },
      { hangUp: true },
      { status: 429, headers: { "Retry-After": "2.0" } },
      { body: scopes },
    ]);
    expect(await readGrantedScopes(shopify.client)).toEqual(["read_orders"]);
    expect(shopify.waits).toEqual([400, 800, 2_000]);
  });

  it("gives up on a server that keeps failing", async () => {
    await using shopify = await scriptedShopify([]);
    await expect(readGrantedScopes(shopify.client)).rejects.toMatchObject({
      problem: "unavailable",
      message: "Shopify cannot be reached: HTTP 500",
    });
    expect(shopify.asked).toHaveLength(5);
  });

  it.each([401, 403])("says that the merchant must authorise again at HTTP %d, at once", async (status) => {
    await using shopify = await scriptedShopify([{ status }]);
    await expect(readGrantedScopes(shopify.client)).rejects.toMatchObject({ problem: "must-reauthorise" });
    expect(shopify.asked).toHaveLength(1);
  });

  it.each([
    [
      { errors: [{ message: "No.", extensions: { code: "ACCESS_DENIED" } }] },
      "access-denied",
      "GrantedScopes: No.",
    ],
    [
      { errors: [{ message: "Field 'x' doesn't exist" }] },
      "refused",
      "GrantedScopes: Field 'x' doesn't exist",
    ],
    [{ errors: "Not Found" }, "refused", "GrantedScopes: Not Found"],
    [
      { data: {} },
      "not-understood",
      "GrantedScopes: currentAppInstallation Invalid input: expected object, received undefined",
    ],
  ])("turns %j into one error", async (body, problem, message) => {
    await using shopify = await scriptedShopify([{ body }]);
    await expect(readGrantedScopes(shopify.client)).rejects.toMatchObject({ problem, message });
  });
});

describe("a mutation", () => {
  const state = {
    id: "gid://shopify/BulkOperation/1",
    status: "CREATED",
    errorCode: null,
    objectCount: "0",
    rootObjectCount: "0",
    url: null,
    partialDataUrl: null,
  };

  it("gives its result", async () => {
    const body = { data: { bulkOperationRunQuery: { bulkOperation: state, userErrors: [] } } };
    await using shopify = await scriptedShopify([{ body: throttled }, { body }]);
    expect(await startBulkQuery(shopify.client, "{ orders }")).toMatchObject({
      status: "CREATED",
      orders: 0,
    });
  });

  it("turns userErrors into the same error, with their codes", async () => {
    const userErrors = [{ field: ["query"], message: "Another one runs.", code: "OPERATION_IN_PROGRESS" }];
    const body = { data: { bulkOperationRunQuery: { bulkOperation: null, userErrors } } };
    await using shopify = await scriptedShopify([{ body }]);
    await expect(startBulkQuery(shopify.client, "{ orders }")).rejects.toMatchObject({
      problem: "refused",
      codes: ["OPERATION_IN_PROGRESS"],
      message: "query: Another one runs.",
    });
  });

  it("is not sent twice when the connection broke, since it may have been done", async () => {
    await using shopify = await scriptedShopify([{ hangUp: true }]);
    await expect(startBulkQuery(shopify.client, "{ orders }")).rejects.toMatchObject({
      problem: "unavailable",
    });
    expect(shopify.asked).toHaveLength(1);
  });
});
