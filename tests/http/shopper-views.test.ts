import { afterAll, beforeAll, expect, it } from "vitest";
import type { OrderView } from "#app/contracts/loyalty.ts";
import { startTestApp, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { id } from "../factories/order.ts";
import { orderBy, pieces } from "../factories/order-story.ts";
import { BEANS, cart } from "../screens/shopper-shop.ts";
import { extensionToken } from "./hold-server.ts";
import { startViewServer, VIEW_PATHS, type ViewPath, type ViewServer } from "./shopper-server.ts";

let app: TestApp;
let server: ViewServer;
let ada: TestShop;
let elsewhere: TestShop;

const WISHES: Record<ViewPath, object> = {
  "/api/checkout/view": { locale: "en", cart: cart() },
  "/api/checkout/order": { locale: "en", orderId: "1001" },
  "/api/account/view": { locale: "en" },
  "/api/account/order": { locale: "en", orderId: "1001" },
};

beforeAll(async () => {
  app = await startTestApp();
  server = await startViewServer();
  ada = await startTestShop();
  elsewhere = await startTestShop();
  await ada.see(orderBy("ada@example.com", 7001, { lines: [pieces(1, 10_000)] }));
  await ada.see(orderBy("bo@example.com", 7002, { orderId: id(1002), lines: [pieces(1, 5_000)] }));
});
afterAll(async () => {
  await server.close();
  await app.close();
});

const tokenOf = (test: TestShop, customer: number | null): string =>
  extensionToken({
    shop: test.shop.domain,
    sub: customer === null ? "" : `gid://shopify/Customer/${customer}`,
  });

it.each(VIEW_PATHS)(
  "answers %s to the customer whom the token names, and to nobody without a good one",
  async (path) => {
    const shop = ada.shop.domain;
    const sub = "gid://shopify/Customer/7001";
    const own = await server.ask(path, extensionToken({ shop, sub }), WISHES[path]);
    expect(own.status).toBe(200);
    expect(JSON.parse(own.text)).toMatchObject({ member: { name: "Ada", points: 100 } });
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
      expect([name, await server.ask(path, token, WISHES[path])]).toEqual([name, { status: 401, text: "" }]);
  },
);

it.each(VIEW_PATHS)(
  "tells by %s nothing of a customer of another shop, nor whether anybody is known",
  async (path) => {
    const unknown = await server.ask(path, tokenOf(elsewhere, 999), WISHES[path]);
    const foreign = await server.ask(path, tokenOf(elsewhere, 7001), WISHES[path]);
    expect(foreign).toEqual(unknown);
    const own: object = JSON.parse((await server.ask(path, tokenOf(ada, 7001), WISHES[path])).text);
    const stranger: object = JSON.parse(unknown.text);
    expect(Object.keys(stranger)).toEqual(Object.keys(own));
    const guest = await server.ask(path, tokenOf(ada, null), WISHES[path]);
    expect(JSON.parse(guest.text)).toMatchObject({ member: null });
  },
);

it("answers an order of somebody else like one that nobody knows", async () => {
  const orderOf = async (customer: number | null, path: ViewPath, orderId: string) => {
    const { text } = await server.ask(path, tokenOf(ada, customer), { locale: "en", orderId });
    const view: OrderView = JSON.parse(text);
    return view.earned;
  };
  expect(await orderOf(7001, "/api/account/order", "1001")).toBe(
    "You earned 100\u00a0points with this order",
  );
  for (const path of ["/api/checkout/order", "/api/account/order"] as const) {
    expect(await orderOf(7001, path, "1002")).toBe(await orderOf(7001, path, "9999"));
    expect(await orderOf(null, path, "1001")).toBeNull();
  }
  expect(await orderOf(7001, "/api/checkout/order", "9999")).toBe(
    "Your points for this order will be here in a moment",
  );
  expect(await orderOf(7001, "/api/account/order", "9999")).toBeNull();
});

it.each([
  ["/api/checkout/view", "not json"],
  ["/api/checkout/view", ""],
  ["/api/checkout/view", "[]"],
  ["/api/checkout/view", { locale: "en" }],
  ["/api/checkout/view", { locale: "en'--", cart: cart() }],
  ["/api/checkout/view", { locale: "en", cart: cart({ currency: "XXZ" }) }],
  ["/api/checkout/view", { locale: "en", cart: cart({ subtotal: "-1" }) }],
  [
    "/api/checkout/view",
    { locale: "en", cart: { ...cart(), lines: Array.from({ length: 501 }, () => BEANS) } },
  ],
  ["/api/checkout/view", { locale: "en", cart: { ...cart(), lines: [{ ...BEANS, quantity: 0 }] } }],
  ["/api/checkout/view", `{"locale":"en","rest":"${"x".repeat(200_000)}"}`],
  ["/api/checkout/order", { locale: "en", orderId: "0" }],
  ["/api/checkout/order", { locale: "en", orderId: "9999999999999999999" }],
  ["/api/account/view", { locale: "en", before: -1 }],
  ["/api/account/order", { orderId: "1001" }],
] as const)("answers 400 at %s to a body that makes no sense (%#)", async (path, body) => {
  expect((await server.ask(path, tokenOf(ada, 7001), body)).status).toBe(400);
});

it("reads a cart as large as one may be", async () => {
  const lines = Array.from({ length: 500 }, () => ({ ...BEANS, amount: "0.10" }));
  const wish = { locale: "en", cart: cart({ subtotal: "50.00", lines }) };
  const answer = await server.ask("/api/checkout/view", tokenOf(ada, 7001), wish);
  expect(JSON.parse(answer.text)).toMatchObject({ earn: "You earn 50\u00a0points with this order" });
});

it.each(VIEW_PATHS)(
  "lets the browser ask %s from its own origin, keeps answers nowhere, and reads only posts",
  async (path) => {
    const origin = "https://extensions.shopifycdn.com";
    const headers = { origin, "access-control-request-method": "POST" };
    const asked = await fetch(server.address(path), { method: "OPTIONS", headers });
    expect([asked.status, asked.headers.get("access-control-allow-origin")]).toEqual([204, "*"]);
    const authorised = { origin, authorization: `Bearer ${tokenOf(ada, 7001)}` };
    expect((await fetch(server.address(path), { headers: authorised })).status).toBe(405);
    const body = JSON.stringify(WISHES[path]);
    const read = await fetch(server.address(path), { method: "POST", headers: authorised, body });
    expect(read.headers.get("access-control-allow-origin")).toBe("*");
    expect(read.headers.get("cache-control")).toBe("private, no-store");
  },
);
