import { createHmac } from "node:crypto";
import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { startTestApp, TEST_SECRET, type TestApp } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { customer, id, order } from "../factories/order.ts";

let app: TestApp;
let shop: TestShop;
let server: Server;
let url: string;

const ADA = "7001";

async function answer(address: string): Promise<Response> {
  const { loader } = await import("#app/routes/proxy.storefront.tsx");
  try {
    return await loader({ request: new Request(`http://127.0.0.1${address}`), params: {}, context: {} });
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

beforeAll(async () => {
  app = await startTestApp();
  shop = await startTestShop({ pointsPerUnit: "2" });
  await shop.see(order({ customer: customer({ customerId: id(ADA) }) }));
  server = createServer((incoming, outgoing) => {
    answer(incoming.url ?? "/").then(
      async (response) =>
        outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text()),
      (error: unknown) => outgoing.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  url = `http://127.0.0.1:${address.port}/proxy/storefront`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
  await app.close();
});

type Query = readonly [string, string][];

/** https://shopify.dev/docs/apps/build/online-store/app-proxies/authenticate-app-proxies#calculate-a-digital-signature */
function signed(query: Query, secret = TEST_SECRET): Query {
  const names = [...new Set(query.map(([name]) => name))].sort();
  const valuesOf = (name: string) => query.filter(([each]) => each === name).map(([, value]) => value);
  const content = names.map((name) => `${name}=${valuesOf(name).join(",")}`).join("");
  return [...query, ["signature", createHmac("sha256", secret).update(content).digest("hex")]];
}

const seconds = (ago = 0): string => String(Math.floor(Date.now() / 1000) - ago);

const query = (changes: Record<string, string> = {}): Query =>
  Object.entries({
    locale: "en",
    logged_in_customer_id: ADA,
    path_prefix: "/apps/throughline",
    shop: shop.shop.domain,
    timestamp: seconds(),
    ...changes,
  });

async function ask(asked: Query) {
  const response = await fetch(`${url}?${new URLSearchParams([...asked].map((pair) => [...pair]))}`);
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const view = z.object({
  member: z.object({ points: z.number(), balance: z.string() }).nullable(),
  rewards: z.array(z.unknown()),
  ways: z.array(z.object({ title: z.string(), detail: z.string() })),
  brand: z.object({ colour: z.string() }),
});

const asView = ({ text }: { text: string }) => view.parse(JSON.parse(text));

it("tells the signed-in customer what they have, in their language, and keeps it nowhere on the way", async () => {
  const answered = await ask(signed(query()));
  expect(answered.status).toBe(200);
  expect(answered.headers.get("cache-control")).toBe("private, no-store");
  expect(asView(answered)).toMatchObject({
    member: { points: 200, balance: "200\u00a0points" },
    ways: [{ title: "Every purchase", detail: "2\u00a0points for every €1" }],
  });
  expect(asView(await ask(signed(query({ locale: "de" })))).member?.balance).toBe("200\u00a0Punkte");
  expect(asView(await ask(signed(query({ locale: "../../etc" })))).member?.balance).toBe("200\u00a0points");
});

it("answers a customer whom nobody knows like one who has nothing yet, and a guest without a member", async () => {
  const unknown = asView(await ask(signed(query({ logged_in_customer_id: "999" }))));
  expect(unknown.member?.points).toBe(0);
  expect(Object.keys(unknown)).toEqual(Object.keys(asView(await ask(signed(query())))));
  expect(asView(await ask(signed(query({ logged_in_customer_id: "" })))).member).toBeNull();
});

describe("refuses, always with the same empty answer,", () => {
  const replaced = (name: string, value: string): Query =>
    signed(query()).map(([each, own]): [string, string] => [each, each === name ? value : own]);
  const cases: [string, () => Query][] = [
    ["no query at all", () => []],
    ["no signature", () => query()],
    ["an empty signature", () => [...query(), ["signature", ""]]],
    ["a signature of another secret", () => signed(query(), "another-secret")],
    ["a signature in capitals", () => replaced("signature", signed(query()).at(-1)?.[1].toUpperCase() ?? "")],
    ["another customer put in after signing", () => replaced("logged_in_customer_id", "7002")],
    ["another shop put in after signing", () => replaced("shop", "test-2.myshopify.com")],
    ["a customer written beside Shopify's", () => signed([["logged_in_customer_id", "7002"], ...query()])],
    ["a shop written beside Shopify's", () => signed([["shop", "other.myshopify.com"], ...query()])],
    ["two signatures", () => [...signed(query()), ["signature", "00"]]],
    ["a parameter added after signing", () => [...signed(query()), ["more", "1"]]],
    ["an address that is two minutes old", () => signed(query({ timestamp: seconds(120) }))],
    ["an address of tomorrow", () => signed(query({ timestamp: seconds(-86_400) }))],
    ["a time that is none", () => signed(query({ timestamp: "soon" }))],
    ["no time", () => signed(query().filter(([name]) => name !== "timestamp"))],
    ["a shop that never installed", () => signed(query({ shop: "stranger.myshopify.com" }))],
    ["a shop that is none", () => signed(query({ shop: "" }))],
  ];
  it.each(cases)("%s", async (_what, make) => {
    const { status, text } = await ask(make());
    expect([status, text]).toEqual([401, ""]);
  });

  it("a shop that has uninstalled the app", async () => {
    const gone = await startTestShop();
    const { transaction } = await import("#app/platform/db.server.ts");
    const { markUninstalled } = await import("#app/modules/shops/index.ts");
    await transaction((tx) => markUninstalled(tx, gone.shop));
    const { status, text } = await ask(signed(query({ shop: gone.shop.domain })));
    expect([status, text]).toEqual([401, ""]);
  });
});
