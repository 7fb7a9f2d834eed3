import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { orderBy, pieces } from "../factories/order-story.ts";
import { auditProblems } from "../invariants/audit-problems.ts";
import { extensionToken, startHoldServer, type HoldServer } from "./hold-server.ts";

let app: TestApp;
let server: HoldServer;
beforeAll(async () => {
  app = await startTestApp();
  server = await startHoldServer();
});
afterAll(async () => {
  expect(await auditProblems()).toEqual([]);
  await server.close();
  await app.close();
});

const ADA = "ada@example.com";

/** A shop where Ada has so many points, by an order. */
async function adaWith(points: number): Promise<{ test: TestShop; memberId: number; till: string }> {
  const test = await startTestShop();
  await test.see(orderBy(ADA, 7001, { lines: [pieces(1, points * 100)] }));
  const memberId = await test.profileOf(ADA);
  if (memberId === null) throw new Error("Ada is not known");
  const shop = test.shop.domain;
  return { test, memberId, till: extensionToken({ shop, sub: "42" }) };
}

it("tells the loser how many points are left, and refuses a used request id for another wish with 409", async () => {
  const ada = await adaWith(100);
  const wish = { does: "hold", memberId: ada.memberId, requestId: "request-1" };
  const first = await server.ask(ada.till, { ...wish, points: 60 });
  expect(first).toMatchObject({ status: 200, body: { ok: true, spendable: 40 } });
  expect(await server.ask(ada.till, { ...wish, points: 60 })).toEqual(first);
  expect(await server.ask(ada.till, { ...wish, points: 61 })).toEqual({
    status: 409,
    body: { ok: false, reason: "request_id_used" },
  });
  const more = { ...wish, requestId: "request-2", points: 41 };
  expect(await server.ask(ada.till, more)).toEqual({
    status: 422,
    body: { ok: false, reason: "not_enough_points", spendable: 40 },
  });
});

it.each([
  { does: "hold", requestId: "request-1", points: 0 },
  { does: "hold", requestId: "request-1", points: 1.5 },
  { does: "hold", requestId: "request-1", points: "10" },
  { does: "hold", requestId: "x", points: 10 },
  { does: "hold", points: 10 },
  { does: "release", holdId: -1 },
  { does: "steal" },
  "not json",
  "",
  "[]",
])("answers 400 to the body %j and changes nothing", async (body) => {
  const ada = await adaWith(100);
  expect((await server.ask(ada.till, body)).status).toBe(400);
  expect((await ada.test.balance(ADA)).held).toBe(0);
});

it("refuses every token at the till that is not Shopify's for this app", async () => {
  const ada = await adaWith(100);
  const shop = ada.test.shop.domain;
  const sub = "42";
  const wish = { does: "hold", requestId: "request-1", points: 10, memberId: ada.memberId };
  const hostile = {
    none: null,
    rubbish: "rubbish",
    expired: extensionToken({ shop, sub, lifetimeSeconds: -60 }),
    audience: extensionToken({ shop, sub, aud: "another-app" }),
    signature: extensionToken({ shop, sub, secret: "another secret" }),
    unsigned: extensionToken({ shop, sub, algorithm: "none" }),
    stranger: extensionToken({ shop: "nobody.myshopify.com", sub }),
  };
  for (const [name, token] of Object.entries(hostile))
    expect([name, (await server.ask(token, wish)).status]).toEqual([name, 401]);
  expect((await ada.test.balance(ADA)).held).toBe(0);
});

it("knows nobody of another shop", async () => {
  const ada = await adaWith(100);
  const elsewhere = await startTestShop();
  const foreign = extensionToken({ shop: elsewhere.shop.domain, sub: "42" });
  const wish = { does: "hold", requestId: "request-1", points: 10, memberId: ada.memberId };
  expect(await server.ask(foreign, wish)).toEqual({
    status: 422,
    body: { ok: false, reason: "unknown_member" },
  });
  const own = await server.ask(ada.till, wish);
  if (!own.body?.ok || !("holdId" in own.body)) throw new Error("the points were not reserved");
  const release = { does: "release", holdId: own.body.holdId };
  const refusal = { status: 404, body: { ok: false, reason: "unknown_hold" } };
  expect(await server.ask(foreign, release)).toEqual(refusal);
  expect((await ada.test.balance(ADA)).held).toBe(10);
});

it("lets the browser of the till ask from its own origin", async () => {
  const origin = "https://extensions.shopifycdn.com";
  const headers = { origin, "access-control-request-method": "POST" };
  const asked = await fetch(server.address, { method: "OPTIONS", headers });
  expect(asked.status).toBe(204);
  expect(asked.headers.get("access-control-allow-origin")).toBe("*");
  expect(asked.headers.get("access-control-allow-headers")).toContain("Authorization");
  const { till } = await adaWith(100);
  const authorised = { origin, authorization: `Bearer ${till}` };
  const read = await fetch(server.address, { headers: authorised });
  expect([read.status, read.headers.get("access-control-allow-origin")]).toEqual([405, "*"]);
  const refused = await fetch(server.address, { method: "POST", headers: authorised, body: "{}" });
  expect([refused.status, refused.headers.get("access-control-allow-origin")]).toEqual([400, "*"]);
});
