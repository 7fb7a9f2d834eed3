import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { id } from "../factories/order.ts";
import { purchase } from "./people.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const NOW = new Date("2026-07-01T00:00:00Z");
const ada = { number: 1, firstName: "Ada", email: "ada@example.com" };
const ben = { number: 2, firstName: "Ben", email: "ben@example.com" };

async function requestOf(shop: TestShop): Promise<string> {
  const { sql } = await import("#app/platform/db.server.ts");
  const { rows } = await sql.query<{ request_id: number }>({
    text: "SELECT request_id FROM privacy_request WHERE merchant_id = $1 AND kind = 'data_request'",
    values: [shop.shop.merchantId],
  });
  return String(rows[0]?.request_id);
}

async function asked(customerNumber: number): Promise<TestShop> {
  const shop = await startTestShop();
  await shop.see(
    purchase(ada, "2026-06-01", { euro: 10, staffId: id(4711) }),
    purchase(ben, "2026-06-02", { euro: 20 }),
  );
  const customerId = id(7000 + customerNumber);
  await shop.apply([{ kind: "data-requested", requestId: "91", customerId, orderIds: [] }]);
  return shop;
}

async function read(shop: TestShop, requestId: string | undefined) {
  const { readPrivacyReport } = await import("#app/screens/privacy-report.server.ts");
  return readPrivacyReport({ shop: shop.shop, locale: "en" }, requestId, NOW);
}

it("tells a person everything about them and nothing about others", async () => {
  const shop = await asked(1);
  const report = await read(shop, await requestOf(shop));
  expect(report).toMatchObject({
    request: { number: "91", madeAt: NOW },
    person: {
      profile: { name: "Ada Example", email: "ada@example.com" },
      knownBy: [
        { kind: "customer", value: "7001" },
        { kind: "email", value: "ada@example.com" },
      ],
      points: { available: 10, pending: 0, reserved: 0, owed: 0 },
      pointsHistory: [{ reason: "order_earned", availableChange: 10 }],
      orders: [{ shop: shop.shop.domain, state: { currentTotal: 1000 } }],
    },
  });
  const text = JSON.stringify(report);
  expect(text).not.toContain("ben@example.com");
  expect(text).not.toContain("4711");
});

it("follows a person whose profile was merged since", async () => {
  const shop = await asked(1);
  await shop.apply([{ kind: "customers-merged", keptId: id(7002), deletedId: id(7001) }]);
  const report = await read(shop, await requestOf(shop));
  expect(report?.person?.points.available).toBe(30);
});

it("says that nothing is known about somebody who was never seen", async () => {
  const shop = await asked(3);
  expect(await read(shop, await requestOf(shop))).toMatchObject({ request: { number: "91" }, person: null });
});

it("knows no request of another merchant, nor one that never came", async () => {
  const [shop, other] = [await asked(1), await startTestShop()];
  const requestId = await requestOf(shop);
  for (const [visited, wished] of [
    [other, requestId],
    [shop, "999999"],
    [shop, "0"],
    [shop, "x"],
    [shop, undefined],
  ] as const) {
    expect(await read(visited, wished)).toBeNull();
  }
});

it("marks a request as answered once, and only the merchant's own", async () => {
  const { answerPrivacyRequest } = await import("#app/flows/answer-privacy-request.server.ts");
  const { readPrivacyRequest } = await import("#app/modules/shops/index.ts");
  const [shop, other] = [await asked(1), await startTestShop()];
  const requestId = Number(await requestOf(shop));
  const doneAt = async () => (await readPrivacyRequest(shop.shop.merchantId, requestId))?.doneAt;
  expect(await answerPrivacyRequest(other.shop.merchantId, requestId)).toBe(false);
  expect(await doneAt()).toBeNull();
  expect(await answerPrivacyRequest(shop.shop.merchantId, requestId)).toBe(true);
  const first = await doneAt();
  expect(first).toBeInstanceOf(Date);
  await answerPrivacyRequest(shop.shop.merchantId, requestId);
  expect(await doneAt()).toEqual(first);
});
