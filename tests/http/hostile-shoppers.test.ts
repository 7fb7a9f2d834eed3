import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApp, TEST_SECRET, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { id } from "../factories/order.ts";
import { orderBy, pieces } from "../factories/order-story.ts";
import { countStatements } from "./count-statements.ts";
import { extensionToken } from "./hold-server.ts";
import { ownedBy } from "./owned-things.ts";
import { proxyQuery } from "./proxy-query.ts";
import { startRouteServer, type RouteAnswer, type RouteServer } from "./route-server.ts";
import {
  ENDPOINTS,
  foundRoutes,
  NOBODYS,
  WITH_KEYS,
  type Endpoint,
  type Owned,
} from "./shopper-endpoints.ts";

const ADA = { email: "ada@example.com", customer: "7001" };
const BO = { email: "bo@example.com", customer: "7002" };
const NOBODY = "987654321";

let app: TestApp;
let server: RouteServer;
let home: TestShop;
let elsewhere: TestShop;
let gone: TestShop;
let adas: Owned;

beforeAll(async () => {
  app = await startTestApp();
  server = await startRouteServer();
  [home, elsewhere, gone] = [await startTestShop(), await startTestShop(), await startTestShop()];
  const lines = [pieces(1, 10_000)];
  await home.see(
    orderBy(ADA.email, Number(ADA.customer), { orderId: id(1001), lines }),
    orderBy(BO.email, Number(BO.customer), { orderId: id(1002), lines }),
  );
  await gone.see(orderBy(ADA.email, Number(ADA.customer), { lines }));
  const { sql } = await import("#app/platform/db.server.ts");
  await sql.query({
    text: "UPDATE shop SET status = 'uninstalled' WHERE shop_id = $1",
    values: [gone.shop.shopId],
  });
  adas = await ownedBy(home, ADA.email, ADA.customer, "1001");
});
afterAll(async () => {
  await server.close();
  await app.close();
});

it("has a row for every address that answers without the admin", () => {
  expect(foundRoutes()).toEqual([...Object.keys(ENDPOINTS), ...WITH_KEYS].sort());
});

const of = (...doors: Endpoint["door"][]) =>
  Object.entries(ENDPOINTS).filter(([, { door }]) => doors.includes(door));

const subjectAt = (door: Endpoint["door"], customer: string) =>
  door === "pos" ? customer : `gid://shopify/Customer/${customer}`;

/** The answer, with how much was asked of the database for it. */
async function measured(ask: () => Promise<RouteAnswer>): Promise<RouteAnswer & { statements: number }> {
  const { result, statements } = await countStatements(ask);
  expect(result.status).toBeLessThan(500);
  return { ...result, statements };
}

type Claims = Parameters<typeof extensionToken>[0];

const HOSTILE: Record<string, (claims: Claims) => string | null> = {
  "no token": () => null,
  rubbish: () => "rubbish",
  "an expired token": (claims) => extensionToken({ ...claims, lifetimeSeconds: -60 }),
  "a token of tomorrow": (claims) => extensionToken({ ...claims, validInSeconds: 3_600 }),
  "a token for another app": (claims) => extensionToken({ ...claims, aud: "another-app" }),
  "a token that somebody else signed": (claims) => extensionToken({ ...claims, secret: "another secret" }),
  "a token that nobody signed": (claims) => extensionToken({ ...claims, algorithm: "none" }),
  "a token of a shop that never had the app": (claims) =>
    extensionToken({ ...claims, shop: "nobody.myshopify.com" }),
  "a token of a shop that took the app off": (claims) =>
    extensionToken({ ...claims, shop: gone.shop.domain }),
};

describe.each(of("pos", "checkout", "account"))("%s", (file, { door, wish }) => {
  it.each(Object.entries(HOSTILE))(
    "refuses %s alike, whether it speaks of a customer or of nobody",
    async (_, make) => {
      const ask = (customer: string) =>
        measured(() =>
          server.ask(file, {
            token: make({ shop: home.shop.domain, sub: subjectAt(door, customer) }),
            body: wish,
          }),
        );
      const known = await ask(ADA.customer);
      expect([known.status, known.body]).toEqual([401, ""]);
      expect(known).toEqual(await ask(NOBODY));
    },
  );

  it("lets a GET and a body without sense learn nothing without a token", async () => {
    expect((await server.ask(file, {})).status).toBe(401);
    expect((await server.ask(file, { body: "[" })).status).toBe(401);
  });
});

describe.each(of("checkout", "account"))("%s", (file, { wish, names }) => {
  const as = (shop: TestShop, customer: string, body: unknown) =>
    measured(() =>
      server.ask(file, {
        token: extensionToken({ shop: shop.shop.domain, sub: `gid://shopify/Customer/${customer}` }),
        body,
      }),
    );

  it("believes the token alone: whoever the body names beside it changes nothing", async () => {
    const named = { customerId: ADA.customer, memberId: adas.memberId, email: ADA.email, sub: ADA.customer };
    for (const customer of [BO.customer, NOBODY]) {
      const plain = await as(home, customer, wish);
      expect(await as(home, customer, { ...wish, ...named })).toEqual(plain);
    }
  });

  it("answers a customer's number in another shop like a number that nobody has", async () => {
    expect(await as(elsewhere, ADA.customer, wish)).toEqual(await as(elsewhere, NOBODY, wish));
  });

  it("answers what is somebody else's like what is nobody's, here and in another shop", async () => {
    const bodies = names?.(adas) ?? [];
    const absent = names?.(NOBODYS) ?? [];
    for (const [nth, body] of bodies.entries())
      for (const [shop, customer] of [
        [home, BO.customer],
        [home, NOBODY],
        [elsewhere, ADA.customer],
      ] as const)
        expect(await as(shop, customer, body)).toEqual(await as(shop, customer, absent[nth]));
  });
});

it("answers the till of another shop like one that names nobody, and moves nothing", async () => {
  const before = await home.balance(ADA.email);
  const token = extensionToken({ shop: elsewhere.shop.domain, sub: "42" });
  for (const [file, { names }] of of("pos"))
    for (const [nth, body] of (names?.(adas) ?? []).entries()) {
      const answer = await measured(() => server.ask(file, { token, body }));
      const absent = names?.(NOBODYS)[nth];
      expect(answer).toEqual(await measured(() => server.ask(file, { token, body: absent })));
    }
  expect(await home.balance(ADA.email)).toEqual(before);
});

describe.each(of("proxy"))("%s", (file) => {
  const ask = (query: string) => measured(() => server.ask(file, { query }));
  const signed = (changes: Parameters<typeof proxyQuery>[0] = {}) =>
    proxyQuery({ shop: home.shop.domain, customer: ADA.customer, secret: TEST_SECRET, ...changes });

  it.each<[string, (customer: string) => string]>([
    ["no signature", (customer) => signed({ customer }).replace(/&signature=\w+/, "")],
    ["a signature of somebody else", (customer) => signed({ customer, secret: "another secret" })],
    ["an address of two minutes ago", (customer) => signed({ customer, age: 120 })],
    ["an address of tomorrow", (customer) => signed({ customer, age: -3_600 })],
    ["a shop that never had the app", (customer) => signed({ customer, shop: "nobody.myshopify.com" })],
    ["a shop that took the app off", (customer) => signed({ customer, shop: gone.shop.domain })],
    [
      "a customer put into a signed address",
      (customer) => `${signed({ customer: BO.customer })}&logged_in_customer_id=${customer}`,
    ],
    [
      "a customer in place of the signed one",
      (customer) => signed({ customer: "1" }).replace("customer_id=1&", `customer_id=${customer}&`),
    ],
  ])("refuses %s alike, whether it names a customer or nobody", async (_, query) => {
    const known = await ask(query(ADA.customer));
    expect([known.status, known.body]).toEqual([401, ""]);
    expect(known).toEqual(await ask(query(NOBODY)));
  });

  it("answers a customer's number in another shop like a number that nobody has", async () => {
    const there = { shop: elsewhere.shop.domain };
    const known = await ask(signed({ ...there, customer: ADA.customer }));
    expect(known.status).toBe(200);
    expect(known.statements).toBeGreaterThan(0);
    expect(known).toEqual(await ask(signed({ ...there, customer: NOBODY })));
  });

  it("shows a member to that member, and keeps it out of every cache", async () => {
    const own = await ask(signed());
    expect(own.headers["cache-control"]).toBe("private, no-store");
    expect(JSON.parse(own.body)).toMatchObject({ member: { points: expect.any(Number) } });
    expect(JSON.parse((await ask(signed({ customer: "" }))).body)).toMatchObject({ member: null });
  });
});
