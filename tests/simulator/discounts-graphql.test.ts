import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { actions } from "#simulator/world/actions.ts";
import { startReceiver } from "./receiver.ts";
import { runningSimulator } from "./running-simulator.ts";

let running: Awaited<ReturnType<typeof runningSimulator>>;
let receiver: Awaited<ReturnType<typeof startReceiver>>;

beforeAll(async () => {
  receiver = await startReceiver();
  running = await runningSimulator({
    appUrl: receiver.url,
    adminApi: { throttle: { maximumAvailable: 100_000 } },
  });
});
afterAll(async () => {
  await running.simulator.close();
  await receiver.close();
});

const data = async (query: string, variables = {}) => {
  const { json } = await running.graphql(query, variables);
  expect(json["errors"]).toBeUndefined();
  return z.record(z.string(), z.unknown()).parse(json["data"]);
};

const CREATE = `mutation ($input: DiscountCodeBasicInput!) {
  discountCodeBasicCreate(basicCodeDiscount: $input) {
    codeDiscountNode { id codeDiscount { ... on DiscountCodeBasic {
      title status startsAt endsAt asyncUsageCount discountClasses usageLimit appliesOncePerCustomer
      combinesWith { productDiscounts orderDiscounts shippingDiscounts }
      codes(first: 2) { nodes { code asyncUsageCount } }
      context { __typename ... on DiscountCustomers { customers { firstName } } }
      customerGets { value { __typename ... on DiscountAmount { amount { amount currencyCode } appliesOnEachItem } }
        items { __typename } }
      minimumRequirement { ... on DiscountMinimumSubtotal { greaterThanOrEqualToSubtotal { amount } } }
    } } }
    userErrors { field message code extraInfo }
  }
}`;

const input = (over: Record<string, unknown> = {}) => ({
  title: "Five off",
  code: "FIVE-OFF",
  startsAt: "2026-01-01T00:00:00.500Z",
  context: { all: "ALL" },
  customerGets: { value: { discountAmount: { amount: "5.00" } }, items: { all: true } },
  ...over,
});

const create = async (over: Record<string, unknown> = {}) => {
  const { discountCodeBasicCreate: payload } = await data(CREATE, { input: input(over) });
  return z
    .object({
      codeDiscountNode: z.object({ id: z.string(), codeDiscount: z.unknown() }).nullable(),
      userErrors: z.unknown(),
    })
    .parse(payload);
};

const topics = async () => {
  await running.simulator.deliverer.idle();
  return receiver.received.map(({ headers, body }): [unknown, unknown] => [
    headers["x-shopify-topic"],
    JSON.parse(body),
  ]);
};

describe("discount codes", () => {
  it("answer what was asked for, as Shopify says it", async () => {
    const [ada] = running.shop.customers.values();
    const { codeDiscountNode, userErrors } = await create({
      code: "ONLY-ADA",
      endsAt: "2099-01-01T00:00:00Z",
      usageLimit: 1,
      appliesOncePerCustomer: true,
      combinesWith: { shippingDiscounts: true },
      context: { customers: { add: [`gid://shopify/Customer/${ada?.id}`] } },
      minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: "30" } },
    });
    expect(userErrors).toEqual([]);
    expect(codeDiscountNode?.codeDiscount).toEqual({
      title: "Five off",
      status: "ACTIVE",
      startsAt: "2026-01-01T00:00:00Z",
      endsAt: "2099-01-01T00:00:00Z",
      asyncUsageCount: 0,
      discountClasses: ["ORDER"],
      usageLimit: 1,
      appliesOncePerCustomer: true,
      combinesWith: { productDiscounts: false, orderDiscounts: false, shippingDiscounts: true },
      codes: { nodes: [{ code: "ONLY-ADA", asyncUsageCount: 0 }] },
      context: { __typename: "DiscountCustomers", customers: [{ firstName: "Ada" }] },
      customerGets: {
        value: {
          __typename: "DiscountAmount",
          amount: { amount: "5.0", currencyCode: "EUR" },
          appliesOnEachItem: false,
        },
        items: { __typename: "AllDiscountItems" },
      },
      minimumRequirement: { greaterThanOrEqualToSubtotal: { amount: "30.0" } },
    });
  });

  it("are unique whatever their case", async () => {
    await create({ code: "TWICE" });
    expect(await create({ code: "twice" })).toEqual({
      codeDiscountNode: null,
      userErrors: [
        {
          field: ["basicCodeDiscount", "code"],
          message: "Code must be unique. Please try a different code.",
          code: "TAKEN",
          extraInfo: null,
        },
      ],
    });
  });

  it.each([
    [{ title: "" }, ["title"], "Title can't be blank", "BLANK"],
    [{ code: undefined }, ["code"], "Code can't be blank", "BLANK"],
    [{ startsAt: undefined }, ["startsAt"], "Starts at can't be blank", "BLANK"],
    [{ endsAt: "2025-01-01T00:00:00Z" }, ["endsAt"], "Ends at needs to be after starts_at", "INVALID"],
    [{ usageLimit: 0 }, ["usageLimit"], "Usage limit must be greater than 0", "GREATER_THAN"],
    [
      { customerGets: { value: { percentage: 1.5 }, items: { all: true } } },
      ["customerGets", "value", "percentage"],
      "Value must be between 0.0 and 1.0",
      "VALUE_OUTSIDE_RANGE",
    ],
    [
      {
        customerGets: {
          value: { percentage: 0.1 },
          items: { products: { productsToAdd: ["gid://shopify/Product/999999999999"] } },
        },
      },
      ["customerGets", "items", "products", "productsToAdd"],
      "Product with id: 999999999999 is invalid",
      "INVALID",
    ],
  ])("refuse %j", async (over, field, message, code) => {
    expect(await create({ code: "REFUSED", ...over })).toEqual({
      codeDiscountNode: null,
      userErrors: [{ field: ["basicCodeDiscount", ...field], message, code, extraInfo: null }],
    });
  });

  it("refuse free delivery that combines with itself", async () => {
    const { discountCodeFreeShippingCreate } = await data(
      `mutation ($input: DiscountCodeFreeShippingInput!) {
        discountCodeFreeShippingCreate(freeShippingCodeDiscount: $input) { userErrors { field code } } }`,
      {
        input: {
          title: "Free",
          code: "FREE",
          startsAt: "2026-01-01T00:00:00Z",
          context: { all: "ALL" },
          destination: { all: true },
          combinesWith: { shippingDiscounts: true },
        },
      },
    );
    expect(discountCodeFreeShippingCreate).toEqual({
      userErrors: [
        {
          field: ["freeShippingCodeDiscount", "combinesWith"],
          code: "INVALID_COMBINES_WITH_FOR_DISCOUNT_CLASS",
        },
      ],
    });
  });

  it("end, can be found, are deleted once, and the app is told each time", async () => {
    const { codeDiscountNode } = await create({ code: "LIFE" });
    const id = codeDiscountNode?.id ?? "";
    const before = (await topics()).length;
    const ended = await data(
      `mutation ($id: ID!) { discountCodeDeactivate(id: $id) { userErrors { message }
        codeDiscountNode { codeDiscount { ... on DiscountCodeBasic { status } } } } }`,
      { id },
    );
    expect(ended["discountCodeDeactivate"]).toMatchObject({
      codeDiscountNode: { codeDiscount: { status: "EXPIRED" } },
    });
    const found = await data(
      `{ codeDiscountNodeByCode(code: "life") { id }
        discountNodes(first: 5, query: "code:LIFE status:expired") { nodes { id } } }`,
    );
    expect(found).toEqual({ codeDiscountNodeByCode: { id }, discountNodes: { nodes: [{ id }] } });
    const remove = `mutation ($id: ID!) {
      discountCodeDelete(id: $id) { deletedCodeDiscountId userErrors { field message code } } }`;
    expect(await data(remove, { id })).toEqual({
      discountCodeDelete: { deletedCodeDiscountId: id, userErrors: [] },
    });
    expect(await data(remove, { id })).toEqual({
      discountCodeDelete: {
        deletedCodeDiscountId: null,
        userErrors: [{ field: ["id"], message: "Code discount does not exist.", code: "INVALID" }],
      },
    });
    expect(await data(`{ codeDiscountNodeByCode(code: "LIFE") { id } }`)).toEqual({
      codeDiscountNodeByCode: null,
    });
    const told = (await topics()).slice(before);
    expect(told).toMatchObject([
      ["discounts/update", { admin_graphql_api_id: id, title: "Five off", status: "EXPIRED" }],
      ["discounts/delete", { admin_graphql_api_id: id }],
    ]);
  });

  it("are deleted by the merchant too, which the app is told", async () => {
    const { codeDiscountNode } = await create({ code: "MERCHANT" });
    const before = (await topics()).length;
    expect(() => actions.deleteDiscount(running.world, running.shop, { code: "NOBODYS" })).toThrow(
      "There is no discount code NOBODYS.",
    );
    running.simulator.perform(running.shop, "deleteDiscount", { code: "merchant" });
    expect((await topics()).slice(before)).toMatchObject([
      ["discounts/delete", { admin_graphql_api_id: codeDiscountNode?.id }],
    ]);
  });

  it("change what is named and keep the rest", async () => {
    const { codeDiscountNode } = await create({ code: "CHANGES", usageLimit: 3 });
    const { discountCodeBasicUpdate } = await data(
      `mutation ($id: ID!, $input: DiscountCodeBasicInput!) {
        discountCodeBasicUpdate(id: $id, basicCodeDiscount: $input) { userErrors { message }
          codeDiscountNode { codeDiscount { ... on DiscountCodeBasic { title usageLimit
            customerGets { value { ... on DiscountPercentage { percentage } } } } } } } }`,
      { id: codeDiscountNode?.id, input: { customerGets: { value: { percentage: 0.25 } } } },
    );
    expect(discountCodeBasicUpdate).toEqual({
      userErrors: [],
      codeDiscountNode: {
        codeDiscount: {
          title: "Five off",
          usageLimit: 3,
          customerGets: { value: { percentage: 0.25 } },
        },
      },
    });
  });

  it("are deleted in bulk by ids", async () => {
    const made = [await create({ code: "BULK1" }), await create({ code: "BULK2" })];
    const ids = made.map((each) => each.codeDiscountNode?.id);
    const { discountCodeBulkDelete } = await data(
      `mutation ($ids: [ID!]) { discountCodeBulkDelete(ids: $ids) { job { done } userErrors { message } } }`,
      { ids },
    );
    expect(discountCodeBulkDelete).toEqual({ job: { done: false }, userErrors: [] });
    expect(await data(`{ discountNodes(first: 5, query: "code:BULK*") { nodes { id } } }`)).toEqual({
      discountNodes: { nodes: [] },
    });
  });
});

describe("app discounts", () => {
  it("need a function that the app has released", async () => {
    const { discountAutomaticAppCreate } = await data(
      `mutation ($input: DiscountAutomaticAppInput!) {
        discountAutomaticAppCreate(automaticAppDiscount: $input) {
          automaticAppDiscount { discountId } userErrors { field message code } } }`,
      {
        input: {
          title: "Perks",
          startsAt: "2026-01-01T00:00:00Z",
          functionHandle: "perks",
          discountClasses: ["PRODUCT"],
        },
      },
    );
    expect(discountAutomaticAppCreate).toEqual({
      automaticAppDiscount: null,
      userErrors: [
        {
          field: ["automaticAppDiscount", "functionHandle"],
          message:
            "Function perks not found. Ensure that it is released in the current app (1), and that the app is installed.",
          code: "INVALID",
        },
      ],
    });
  });
});
