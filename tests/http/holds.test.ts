import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { id, order } from "../factories/order.ts";
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
const ADAS_CUSTOMER = 7001;

/** A shop where Ada has so many points, by an order as customer 7001. */
async function adaWith(
  points: number,
): Promise<{ test: TestShop; memberId: number; till: string; checkout: string }> {
  const test = await startTestShop();
  await test.see(orderBy(ADA, ADAS_CUSTOMER, { lines: [pieces(1, points * 100)] }));
  const memberId = await test.profileOf(ADA);
  if (memberId === null) throw new Error("Ada is not known");
  const shop = test.shop.domain;
  return {
    test,
    memberId,
    till: extensionToken({ shop, sub: "42" }),
    checkout: extensionToken({ shop, sub: `gid://shopify/Customer/${ADAS_CUSTOMER}` }),
  };
}

it("R10 a thousand races of till and checkout for the last points: exactly one wins each", async () => {
  const ada = await adaWith(1_000);
  const outcomes: string[] = [];
  const race = async (nth: number): Promise<void> => {
    const wish = { does: "hold", points: 1_000 };
    const answers = await Promise.all([
      server.ask("pos", ada.till, { ...wish, memberId: ada.memberId, requestId: `till-race-${nth}` }),
      server.ask("checkout", ada.checkout, { ...wish, requestId: `checkout-race-${nth}` }),
    ]);
    outcomes.push(
      answers
        .map((answer) => answer.status)
        .sort()
        .join(" "),
    );
    const won = answers.find((answer) => answer.status === 200)?.body;
    if (!won?.ok || !("holdId" in won)) return;
    await server.ask("pos", ada.till, { does: "release", holdId: won.holdId });
  };
  for (let nth = 0; nth < 1_000; nth++) await race(nth);
  expect(outcomes.filter((outcome) => outcome === "200 422")).toHaveLength(1_000);
  expect(await ada.test.balance(ADA)).toEqual({ pending: 0, available: 1_000, held: 0, debt: 0 });
});

it("tells the loser how many points are left, and refuses a used request id for another wish with 409", async () => {
  const ada = await adaWith(100);
  const wish = { does: "hold", memberId: ada.memberId, requestId: "request-1" };
  const first = await server.ask("pos", ada.till, { ...wish, points: 60 });
  expect(first).toMatchObject({ status: 200, body: { ok: true, spendable: 40 } });
  expect(await server.ask("pos", ada.till, { ...wish, points: 60 })).toEqual(first);
  expect(await server.ask("pos", ada.till, { ...wish, points: 61 })).toEqual({
    status: 409,
    body: { ok: false, reason: "request_id_used" },
  });
  const more = { does: "hold", requestId: "request-2", points: 41 };
  expect(await server.ask("checkout", ada.checkout, more)).toEqual({
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
  expect((await server.ask("checkout", ada.checkout, body)).status).toBe(400);
  expect((await ada.test.balance(ADA)).held).toBe(0);
});

it.each(["pos", "checkout"] as const)(
  "refuses every token at the %s that is not Shopify's for this app",
  async (channel) => {
    const ada = await adaWith(100);
    const shop = ada.test.shop.domain;
    const sub = `gid://shopify/Customer/${ADAS_CUSTOMER}`;
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
      expect([name, (await server.ask(channel, token, wish)).status]).toEqual([name, 401]);
    expect((await ada.test.balance(ADA)).held).toBe(0);
  },
);

it("knows nobody of another shop, and no other customer's holds", async () => {
  const ada = await adaWith(100);
  const elsewhere = await startTestShop();
  const foreign = extensionToken({ shop: elsewhere.shop.domain, sub: "42" });
  const wish = { does: "hold", requestId: "request-1", points: 10, memberId: ada.memberId };
  expect(await server.ask("pos", foreign, wish)).toEqual({
    status: 422,
    body: { ok: false, reason: "unknown_member" },
  });
  const own = await server.ask("pos", ada.till, wish);
  if (!own.body?.ok || !("holdId" in own.body)) throw new Error("the points were not reserved");
  const release = { does: "release", holdId: own.body.holdId };
  const refusal = { status: 404, body: { ok: false, reason: "unknown_hold" } };
  expect(await server.ask("pos", foreign, release)).toEqual(refusal);
  await ada.test.see(orderBy("bo@example.com", 7002, { orderId: id(1002), lines: order().lines }));
  const bo = extensionToken({ shop: ada.test.shop.domain, sub: "gid://shopify/Customer/7002" });
  expect(await server.ask("checkout", bo, release)).toEqual(refusal);
  expect((await ada.test.balance(ADA)).held).toBe(10);
});

it("answers a guest and an unknown customer alike", async () => {
  const ada = await adaWith(100);
  const shop = ada.test.shop.domain;
  const wish = { does: "hold", requestId: "request-1", points: 10 };
  const unknown = { status: 422, body: { ok: false, reason: "unknown_member" } };
  for (const sub of ["", "gid://shopify/Customer/999", "gid://shopify/Customer/x"])
    expect(await server.ask("checkout", extensionToken({ shop, sub }), wish)).toEqual(unknown);
});

it.each(["pos", "checkout"] as const)(
  "lets the browser of the %s ask from its own origin",
  async (channel) => {
    const origin = "https://extensions.shopifycdn.com";
    const headers = { origin, "access-control-request-method": "POST" };
    const asked = await fetch(server.address(channel), { method: "OPTIONS", headers });
    expect(asked.status).toBe(204);
    expect(asked.headers.get("access-control-allow-origin")).toBe("*");
    expect(asked.headers.get("access-control-allow-headers")).toContain("Authorization");
    const { till } = await adaWith(100);
    const authorised = { origin, authorization: `Bearer ${till}` };
    const read = await fetch(server.address(channel), { headers: authorised });
    expect([read.status, read.headers.get("access-control-allow-origin")]).toEqual([405, "*"]);
    const refused = await fetch(server.address(channel), { method: "POST", headers: authorised, body: "{}" });
    expect([refused.status, refused.headers.get("access-control-allow-origin")]).toEqual([400, "*"]);
  },
);
