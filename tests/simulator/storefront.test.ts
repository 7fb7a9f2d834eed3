import { jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { shopifyApi, ApiVersion } from "@shopify/shopify-api";
import "@shopify/shopify-api/adapters/web-api";
import { createDiscount } from "#simulator/world/discounts/discount-actions.ts";
import { startReceiver } from "./receiver.ts";
import { APP, runningSimulator, SHOP } from "./running-simulator.ts";

let running: Awaited<ReturnType<typeof runningSimulator>>;
let app: Awaited<ReturnType<typeof startReceiver>>;
let variantId = "";
let ada = "";

beforeAll(async () => {
  app = await startReceiver();
  running = await runningSimulator({ appUrl: app.url });
  variantId = String([...running.shop.variants.keys()][0]);
  ada = String([...running.shop.customers.keys()][0]);
});
afterAll(async () => {
  await running.simulator.close();
  await app.close();
});

const ask = async (session: string, path: string, body?: unknown) => {
  const response = await fetch(`${running.simulator.url}/sim/api/storefront/${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: { "x-storefront-session": session, "content-type": "application/json" },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const json: unknown = await response.json();
  return { status: response.status, json };
};

describe("two tabs", () => {
  it("are two people with a cart each", async () => {
    await ask("tab-of-ada", "login", { customerId: ada });
    await ask("tab-of-ada", "cart/lines", { lines: [{ variantId, quantity: 2 }] });
    expect((await ask("tab-of-ada", "session")).json).toMatchObject({
      customer: { firstName: "Ada" },
      market: { currency: "EUR", country: "DE" },
    });
    expect((await ask("tab-of-ada", "cart")).json).toMatchObject({
      email: "ada@example.com",
      lines: [{ variantId, quantity: 2, total: { amount: "17.80", currencyCode: "EUR" } }],
    });
    expect((await ask("tab-of-guest", "cart")).json).toMatchObject({ customer: null, lines: [] });
  });

  it("must be named", async () => {
    expect(await ask("short", "cart")).toMatchObject({ status: 400 });
  });
});

describe("a checkout", () => {
  it("shows codes, is completed once, tells the app and is followed by an empty cart", async () => {
    createDiscount(running.world, running.shop, {
      title: "Five off",
      code: "FIVE",
      startsAt: new Date(0),
      endsAt: null,
      classes: ["order"],
      combinesWith: { product: false, order: false, shipping: false },
      customerIds: null,
      minimum: null,
      usageLimit: 1,
      oncePerCustomer: false,
      recurringCycleLimit: null,
      tags: [],
      gift: { kind: "amount", amount: 500, onEachItem: false, items: { kind: "all" } },
    });
    const tab = "tab-of-buyer";
    await ask(tab, "market", { currency: "USD" });
    await ask(tab, "cart/lines", { lines: [{ variantId, quantity: 1 }] });
    await ask(tab, "cart/attributes", { attributes: [{ key: "loyalty", value: "r1" }] });
    expect(await ask(tab, "checkout/complete", {})).toEqual({
      status: 400,
      json: { error: "Enter an email" },
    });
    await ask(tab, "checkout/email", { email: "new@example.com" });
    expect((await ask(tab, "checkout/codes", { codes: ["FIVE", "NOPE"] })).json).toMatchObject({
      discountCodes: [
        { code: "FIVE", applicable: true, problem: null, message: null },
        {
          code: "NOPE",
          applicable: false,
          problem: "DISCOUNT_NOT_FOUND",
          message: "Enter a valid discount code",
        },
      ],
      discountAllocations: [
        { kind: "code", code: "FIVE", discountedAmount: { amount: "5.50", currencyCode: "USD" } },
      ],
      cost: { lines: { amount: "9.79" }, discounted: { amount: "4.29" }, total: { amount: "9.68" } },
    });
    const done = z
      .object({ state: z.string(), order: z.object({ id: z.string(), name: z.string() }) })
      .parse((await ask(tab, "checkout/complete", {})).json);
    expect(done.state).toBe("completed");
    expect((await ask(tab, "cart")).json).toMatchObject({ lines: [], state: "open", currency: "USD" });
    await running.simulator.deliverer.idle();
    const bodies = app.received.filter((each) => each.headers["x-shopify-topic"] === "orders/create");
    expect(JSON.parse(bodies[0]?.body ?? "")).toMatchObject({
      email: "new@example.com",
      discount_codes: [{ code: "FIVE", amount: "5.00", type: "fixed_amount" }],
      note_attributes: [{ name: "loyalty", value: "r1" }],
      presentment_currency: "USD",
      total_price: "8.80",
      total_price_set: { presentment_money: { amount: "9.68", currency_code: "USD" } },
      line_items: [{ discount_allocations: [{ amount: "5.00" }] }],
    });
    expect(await ask(tab, `orders/${done.order.id}`)).toMatchObject({
      status: 200,
      json: { name: done.order.name, discountCodes: ["FIVE"], total: { amount: "9.68" } },
    });
    expect(await ask("tab-of-guest", `orders/${done.order.id}`)).toMatchObject({ status: 404 });
  });

  it("can be left", async () => {
    await ask("tab-leaving", "cart/lines", { lines: [{ variantId, quantity: 1 }] });
    expect((await ask("tab-leaving", "checkout/abandon", {})).json).toMatchObject({ state: "abandoned" });
    expect((await ask("tab-leaving", "cart")).json).toMatchObject({ lines: [] });
  });

  it("refuses what there is not", async () => {
    expect(await ask("tab-of-guest", "cart/lines", { lines: [{ variantId: "1", quantity: 1 }] })).toEqual({
      status: 400,
      json: { error: "There is no variant 1 in this shop." },
    });
    expect(await ask("tab-of-guest", "login", { customerId: "1" })).toMatchObject({ status: 400 });
  });
});

describe("what an extension is given", () => {
  const token = (session: string, surface: string) =>
    fetch(`${running.simulator.url}/sim/api/storefront/session-token?surface=${surface}&session=${session}`);

  it("names the customer who is logged in, signed with the app's secret", async () => {
    const response = await token("tab-of-ada", "account");
    const { payload } = await jwtVerify(await response.text(), new TextEncoder().encode(APP.apiSecret), {
      audience: APP.apiKey,
    });
    expect(payload).toMatchObject({ dest: SHOP, sub: `gid://shopify/Customer/${ada}` });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300);
  });

  it("names nobody for a guest at checkout, and is refused in the account", async () => {
    const response = await token("tab-of-guest", "checkout");
    const { payload } = await jwtVerify(await response.text(), new TextEncoder().encode(APP.apiSecret));
    expect(payload.sub).toBeUndefined();
    expect((await token("tab-of-guest", "account")).status).toBe(401);
  });
});

describe("the app proxy", () => {
  it("signs as Shopify does and says who is logged in", async () => {
    const before = app.received.length;
    await fetch(`${running.simulator.url}/apps/loyalty/view?locale=en&shop=${SHOP}&session=tab-of-ada`, {
      headers: { cookie: "a=b" },
    });
    const [got] = app.received.slice(before);
    const url = new URL(got?.url ?? "", app.url);
    expect(url.pathname).toBe("/proxy/view");
    const query = Object.fromEntries(url.searchParams);
    expect(query).toMatchObject({
      locale: "en",
      shop: SHOP,
      logged_in_customer_id: ada,
      path_prefix: "/apps/loyalty",
    });
    expect(got?.headers.cookie).toBeUndefined();
    const library = shopifyApi({
      apiKey: APP.apiKey,
      apiSecretKey: APP.apiSecret,
      apiVersion: ApiVersion.October26,
      hostName: "app.example.test",
      isEmbeddedApp: true,
      logger: { log: () => undefined },
    });
    expect(await library.utils.validateHmac(query, { signator: "appProxy" })).toBe(true);
    await expect(
      library.utils.validateHmac({ ...query, logged_in_customer_id: "1" }, { signator: "appProxy" }),
    ).resolves.toBe(false);
  });

  it("does not let a shopper say who is logged in", async () => {
    const before = app.received.length;
    await fetch(
      `${running.simulator.url}/apps/loyalty/view?logged_in_customer_id=${ada}&session=tab-of-guest`,
    );
    const url = new URL(app.received[before]?.url ?? "", app.url);
    expect(url.searchParams.getAll("logged_in_customer_id")).toEqual([""]);
  });
});
