import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { runningSimulator } from "./running-simulator.ts";

let running: Awaited<ReturnType<typeof runningSimulator>>;
let ada = "";

beforeAll(async () => {
  running = await runningSimulator({ adminApi: { throttle: { maximumAvailable: 100_000 } } });
  ada = `gid://shopify/Customer/${[...running.shop.customers.keys()][0]}`;
});
afterAll(() => running.simulator.close());

const data = async (query: string, variables = {}) => {
  const { json } = await running.graphql(query, variables);
  expect(json["errors"]).toBeUndefined();
  return z.record(z.string(), z.unknown()).parse(json["data"]);
};

describe("gift cards", () => {
  const CREATE = `mutation ($input: GiftCardCreateInput!) { giftCardCreate(input: $input) {
    giftCard { id lastCharacters maskedCode enabled balance { amount currencyCode } customer { firstName } }
    giftCardCode userErrors { field message code } } }`;

  it("show their code once", async () => {
    const { giftCardCreate } = await data(CREATE, {
      input: { initialValue: "10.00", code: "LOYALTY4you", customerId: ada },
    });
    expect(giftCardCreate).toMatchObject({
      giftCard: {
        lastCharacters: "4you",
        maskedCode: "•••• •••• •••• 4you",
        enabled: true,
        balance: { amount: "10.0", currencyCode: "EUR" },
        customer: { firstName: "Ada" },
      },
      giftCardCode: "loyalty4you",
      userErrors: [],
    });
    const again = await data(CREATE, { input: { initialValue: "10.00", code: "loyalty4YOU" } });
    expect(again["giftCardCreate"]).toEqual({
      giftCard: null,
      giftCardCode: null,
      userErrors: [{ field: ["input", "code"], message: "Code has already been taken", code: null }],
    });
  });

  it("are found by their last characters", async () => {
    const found = await data(`{ giftCards(first: 5, query: "4YOU") { nodes { lastCharacters } }
      none: giftCards(first: 5, query: "zzzz") { nodes { id } } }`);
    expect(found).toEqual({
      giftCards: { nodes: [{ lastCharacters: "4you" }] },
      none: { nodes: [] },
    });
  });

  it.each([
    [{ initialValue: "0" }, "initialValue", "must be greater than 0", "GREATER_THAN"],
    [{ initialValue: "5", code: "abc" }, "code", "Code must be at least 8 characters long", "TOO_SHORT"],
    [
      { initialValue: "5", customerId: "gid://shopify/Customer/999999999999" },
      "customerId",
      "The customer could not be found.",
      "CUSTOMER_NOT_FOUND",
    ],
  ])("refuse %j", async (input, field, message, code) => {
    const { giftCardCreate } = await data(CREATE, { input });
    expect(giftCardCreate).toMatchObject({
      giftCard: null,
      userErrors: [{ field: ["input", field], message, code }],
    });
  });

  it("make their own codes, and end for good", async () => {
    const { giftCardCreate } = await data(CREATE, { input: { initialValue: "5" } });
    const { giftCard, giftCardCode } = z
      .object({ giftCard: z.object({ id: z.string() }), giftCardCode: z.string() })
      .parse(giftCardCreate);
    expect(giftCardCode).toMatch(/^[a-z2-9]{16}$/);
    const ended = await data(
      `mutation ($id: ID!) { giftCardDeactivate(id: $id) { giftCard { enabled isRedeemable } userErrors { message } } }`,
      { id: giftCard.id },
    );
    expect(ended).toEqual({
      giftCardDeactivate: { giftCard: { enabled: false, isRedeemable: false }, userErrors: [] },
    });
  });
});

describe("store credit", () => {
  const credit = (id: string, amount: string, key: string) =>
    data(
      `mutation ($id: ID!, $input: StoreCreditAccountCreditInput!, $key: String!) {
        storeCreditAccountCredit(id: $id, creditInput: $input) @idempotent(key: $key) {
          storeCreditAccountTransaction { id amount { amount } balanceAfterTransaction { amount } event account { id } }
          userErrors { field message code } } }`,
      { id, input: { creditAmount: { amount, currencyCode: "EUR" } }, key },
    );
  const debit = (id: string, amount: string) =>
    data(
      `mutation ($id: ID!, $input: StoreCreditAccountDebitInput!) {
        storeCreditAccountDebit(id: $id, debitInput: $input) {
          storeCreditAccountTransaction { amount { amount } balanceAfterTransaction { amount } }
          userErrors { field message code } } }`,
      { id, input: { debitAmount: { amount, currencyCode: "EUR" } } },
    );
  const accounts = () =>
    data(
      `query ($id: ID!) { customer(id: $id) { storeCreditAccounts(first: 5) { nodes { balance { amount currencyCode } } } } }`,
      { id: ada },
    );

  it("opens with the first credit, and books the same key once", async () => {
    const first = await credit(ada, "12.50", "key-1");
    expect(first["storeCreditAccountCredit"]).toMatchObject({
      storeCreditAccountTransaction: {
        amount: { amount: "12.5" },
        balanceAfterTransaction: { amount: "12.5" },
        event: "ADJUSTMENT",
      },
      userErrors: [],
    });
    expect(await credit(ada, "12.50", "key-1")).toEqual(first);
    await credit(ada, "2.50", "key-2");
    expect(await accounts()).toEqual({
      customer: {
        storeCreditAccounts: { nodes: [{ balance: { amount: "15.0", currencyCode: "EUR" } }] },
      },
    });
  });

  it("is taken back as far as it goes", async () => {
    expect(await debit(ada, "99")).toMatchObject({
      storeCreditAccountDebit: {
        storeCreditAccountTransaction: null,
        userErrors: [{ field: ["debitInput", "debitAmount", "amount"], code: "INSUFFICIENT_FUNDS" }],
      },
    });
    expect(await debit(ada, "5")).toMatchObject({
      storeCreditAccountDebit: {
        storeCreditAccountTransaction: {
          amount: { amount: "-5.0" },
          balanceAfterTransaction: { amount: "10.0" },
        },
      },
    });
  });

  it("knows neither strangers nor accounts that are not there", async () => {
    const nobody = "gid://shopify/Customer/999999999999";
    expect(await credit(nobody, "1", "key-3")).toMatchObject({
      storeCreditAccountCredit: {
        userErrors: [{ field: ["id"], message: "Owner does not exist", code: "OWNER_NOT_FOUND" }],
      },
    });
    expect(await debit(nobody, "1")).toMatchObject({
      storeCreditAccountDebit: {
        userErrors: [
          { field: ["id"], message: "Store credit account does not exist", code: "ACCOUNT_NOT_FOUND" },
        ],
      },
    });
  });
});

describe("metafields", () => {
  it("go away when they are deleted, and say which were not there", async () => {
    const field = { ownerId: ada, namespace: "$app", key: "balance" };
    await data(
      `mutation ($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { userErrors { message } } }`,
      { m: [{ ...field, type: "number_integer", value: "7" }] },
    );
    const { metafieldsDelete } = await data(
      `mutation ($m: [MetafieldIdentifierInput!]!) {
        metafieldsDelete(metafields: $m) { deletedMetafields { ownerId key } userErrors { message } } }`,
      { m: [field, { ...field, key: "tier" }] },
    );
    expect(metafieldsDelete).toEqual({
      deletedMetafields: [{ ownerId: ada, key: "balance" }, null],
      userErrors: [],
    });
  });
});
