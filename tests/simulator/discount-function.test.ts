import { mkdtemp, rm, writeFile, mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { takeComplaints } from "#tests/harness/strict-console.ts";
import { runningSimulator } from "./running-simulator.ts";

const TOML = `
api_version = "2026-07"
[[extensions]]
name = "t:name"
handle = "perks"
type = "function"
  [extensions.input.variables]
  namespace = "$app"
  key = "variables"
  [[extensions.targeting]]
  target = "cart.lines.discounts.generate.run"
  input_query = "lines.graphql"
  export = "lines-run"
  [[extensions.targeting]]
  target = "cart.delivery-options.discounts.generate.run"
  input_query = "delivery.graphql"
  export = "delivery-run"
`;

const LINES = `query ($collectionIds: [ID!]! = []) {
  cart {
    buyerIdentity { isAuthenticated customer { metafield(namespace: "$app", key: "percent") { jsonValue } } }
    lines {
      id quantity cost { subtotalAmount { amount currencyCode } }
      merchandise { __typename ... on ProductVariant { product { id inCollections(ids: $collectionIds) { isMember } } } }
    }
  }
  discount { discountClasses metafield(key: "config") { jsonValue } }
  localization { language { isoCode } }
}`;

const DELIVERY = `query { cart { deliveryGroups { id deliveryOptions { handle cost { amount } } } } }`;

/** As the app's own: reads what it is given, answers operations. */
const CODE = `
const operations = (...list) => ({ operations: list });
export function linesRun({ cart, discount, localization }) {
  const config = discount.metafield?.jsonValue ?? {};
  if (config.fails) throw new Error("on purpose");
  if (config.nonsense) return { operations: [{ orderDiscountsAdd: { candidates: [] } }] };
  if (config.amount) return operations({ orderDiscountsAdd: { selectionStrategy: "FIRST", candidates: [{
    targets: [{ orderSubtotal: { excludedCartLineIds: [] } }],
    value: { fixedAmount: { amount: config.amount } }, message: "Capped" }] } });
  const percent = cart.buyerIdentity.customer?.metafield?.jsonValue;
  if (!percent || !cart.buyerIdentity.isAuthenticated) return operations();
  const members = cart.lines.filter((line) => line.merchandise.product.inCollections.some((each) => each.isMember));
  return operations({ productDiscountsAdd: { selectionStrategy: "ALL", candidates: members.map((line) => ({
    targets: [{ cartLine: { id: line.id } }],
    value: { percentage: { value: String(percent) } },
    message: "Gold " + localization.language.isoCode })) } });
}
export const deliveryRun = ({ cart }) => operations({ deliveryDiscountsAdd: { selectionStrategy: "ALL",
  candidates: [{ targets: [{ deliveryOption: { handle: "standard" } }], value: { percentage: { value: 100 } },
    message: "Free for members" }] } });
`;

let folder: string;
let running: Awaited<ReturnType<typeof runningSimulator>>;
let ada = "";

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "function-"));
  await mkdir(path.join(folder, "locales"));
  const files = {
    "shopify.extension.toml": TOML,
    "lines.graphql": LINES,
    "delivery.graphql": DELIVERY,
    "function.mjs": CODE,
    "locales/en.default.json": '{ "name": "Member perks" }',
  };
  for (const [name, content] of Object.entries(files)) await writeFile(path.join(folder, name), content);
  return () => rm(folder, { recursive: true });
});

beforeEach(async () => {
  running = await runningSimulator({
    discountFunctions: [{ folder, module: path.join(folder, "function.mjs") }],
    adminApi: { throttle: { maximumAvailable: 100_000 } },
  });
  ada = `gid://shopify/Customer/${[...running.shop.customers.keys()][0]}`;
});
afterEach(() => running.simulator.close());

const data = async (query: string, variables = {}) => {
  const { json } = await running.graphql(query, variables);
  expect(json["errors"]).toBeUndefined();
  return z.record(z.string(), z.unknown()).parse(json["data"]);
};

const automatic = (over: Record<string, unknown>) =>
  data(
    `mutation ($input: DiscountAutomaticAppInput!) { discountAutomaticAppCreate(automaticAppDiscount: $input) {
      automaticAppDiscount { discountId title status appDiscountType { title functionId } discountClasses }
      userErrors { field message } } }`,
    {
      input: {
        title: "Member perks",
        startsAt: "2026-01-01T00:00:00Z",
        functionHandle: "perks",
        discountClasses: ["PRODUCT"],
        combinesWith: { orderDiscounts: true, productDiscounts: true, shippingDiscounts: true },
        ...over,
      },
    },
  );

const ask = async (route: string, body?: unknown): Promise<unknown> => {
  const response = await fetch(`${running.simulator.url}/sim/api/storefront/${route}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { "x-storefront-session": "tab-of-somebody" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return response.json();
};

/** A coffee of 8.90, which is in the collection, and a cup of 14.00, which is not. */
async function fill() {
  const variants = [...running.shop.variants.keys()];
  return ask("cart/lines", {
    lines: [
      { variantId: variants[0], quantity: 1 },
      { variantId: variants[4], quantity: 1 },
    ],
  });
}

const config = (value: unknown, key = "config") => ({
  metafields: [{ namespace: "$app", key, type: "json", value: JSON.stringify(value) }],
});

const makeAdaGold = () =>
  data(`mutation ($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { userErrors { message } } }`, {
    m: [{ ownerId: ada, namespace: "$app", key: "percent", type: "number_integer", value: "10" }],
  });

describe("a discount function", () => {
  it("is released with the app and shows in the Admin API", async () => {
    expect(
      await data(`{ shopifyFunctions(first: 5, apiType: "discount") { nodes { handle title apiType } } }`),
    ).toEqual({
      shopifyFunctions: { nodes: [{ handle: "perks", title: "Member perks", apiType: "discount" }] },
    });
    expect(await automatic({})).toMatchObject({
      discountAutomaticAppCreate: {
        automaticAppDiscount: {
          title: "Member perks",
          status: "ACTIVE",
          appDiscountType: { title: "Member perks" },
          discountClasses: ["PRODUCT"],
        },
        userErrors: [],
      },
    });
    expect(
      await data(`{ automaticDiscountNodes(first: 5) { nodes { automaticDiscount { __typename } } } }`),
    ).toEqual({
      automaticDiscountNodes: { nodes: [{ automaticDiscount: { __typename: "DiscountAutomaticApp" } }] },
    });
  });

  it("gets what its own query asks for, and discounts the lines that it names", async () => {
    const [coffee] = running.shop.collections.keys();
    await automatic(config({ collectionIds: [`gid://shopify/Collection/${coffee}`] }, "variables"));
    await makeAdaGold();
    expect(await fill()).toMatchObject({ cost: { subtotal: { amount: "22.90" } } });
    await ask("login", { customerId: ada.split("/").at(-1) });
    await ask("market", { language: "de" });
    expect(await ask("checkout")).toMatchObject({
      lines: [
        {
          total: { amount: "8.01" },
          discountAllocations: [
            {
              kind: "automatic",
              code: null,
              title: "Gold DE",
              discountedAmount: { amount: "0.89" },
            },
          ],
        },
        { total: { amount: "14.00" }, discountAllocations: [] },
      ],
    });
  });

  it("makes delivery free, and only if the discount has that class", async () => {
    await automatic({ discountClasses: ["SHIPPING"] });
    expect(await fill()).toMatchObject({
      delivery: {
        options: [
          { handle: "standard", total: { amount: "0.00" } },
          { handle: "express", total: { amount: "9.90" } },
        ],
        discountAllocations: [{ kind: "automatic", title: "Free for members" }],
      },
    });
  });

  it("decides what a code is worth, in the shopper's currency, and the order says so", async () => {
    await data(
      `mutation ($input: DiscountCodeAppInput!) {
        discountCodeAppCreate(codeAppDiscount: $input) { userErrors { message } } }`,
      {
        input: {
          title: "Ten percent",
          code: "CAPPED",
          startsAt: "2026-01-01T00:00:00Z",
          functionHandle: "perks",
          discountClasses: ["ORDER"],
          usageLimit: 1,
          ...config({ amount: "11.00" }),
        },
      },
    );
    await fill();
    await ask("market", { currency: "USD" });
    await ask("checkout/email", { email: "guest@example.com" });
    expect(await ask("checkout/codes", { codes: ["capped"] })).toMatchObject({
      discountCodes: [{ applicable: true }],
      discountAllocations: [{ kind: "code", code: "CAPPED", discountedAmount: { amount: "11.00" } }],
      cost: { discounted: { amount: "14.19" } },
    });
    await ask("checkout/complete", {});
    const [order] = running.shop.orders.values();
    expect(order?.discountApplications).toMatchObject([
      { type: "discount_code", code: "CAPPED", valueType: "fixed_amount", value: 1000 },
    ]);
    expect(
      await data(`{ codeDiscountNodeByCode(code: "CAPPED") { codeDiscount {
      ... on DiscountCodeApp { asyncUsageCount } } } }`),
    ).toEqual({
      codeDiscountNodeByCode: { codeDiscount: { asyncUsageCount: 1 } },
    });
  });

  it.each([{ fails: true }, { nonsense: true }])("that does wrong (%j) gives nothing", async (wrong) => {
    await automatic({ discountClasses: ["ORDER"], ...config(wrong) });
    expect(await fill()).toMatchObject({ cost: { discounted: { amount: "22.90" } } });
    expect(takeComplaints()).toEqual([
      expect.stringMatching(/^console.error: The function of "Member perks" failed/),
    ]);
  });
});
