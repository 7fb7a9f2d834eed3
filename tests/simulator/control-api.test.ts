import { afterEach, describe, expect, it } from "vitest";
import { runningSimulator, SHOP } from "./running-simulator.ts";
import { startReceiver } from "./receiver.ts";

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function start() {
  const app = await startReceiver();
  const running = await runningSimulator({ appUrl: app.url });
  closers.push(running.simulator.close, app.close);
  const state = async (query = "") =>
    (await fetch(`${running.simulator.url}/sim/api/state?shop=${SHOP}${query}`)).json();
  const act = (name: string, body: unknown) => running.post(`/sim/api/actions/${name}?shop=${SHOP}`, body);
  return { ...running, app, state, act };
}

describe("the control API", () => {
  it("does an action, sends its webhooks and shows the order", async () => {
    const { simulator, app, state, act, shop } = await start();
    const [variantId] = shop.variants.keys();
    const made = await act("placeOrder", { channel: "pos", lines: [{ variantId, quantity: 2 }] });
    expect(made).toMatchObject({
      status: 200,
      json: { webhooks: expect.arrayContaining(["orders/create", "orders/paid"]) },
    });
    await simulator.deliverer.idle();
    expect(app.received.map((each) => each.headers["x-shopify-topic"]).sort()).toEqual([
      "order_transactions/create",
      "orders/create",
      "orders/fulfilled",
      "orders/paid",
      "orders/updated",
    ]);
    expect(await state()).toMatchObject({
      shop: { domain: SHOP, exponent: 2, installed: true },
      products: { total: 8 },
      customers: { total: 3 },
      orders: { total: 1, items: [{ name: "#1001", channel: "pos", total: 1780, financialStatus: "paid" }] },
      deliveries: { ok: 5, failed: 0 },
    });
  });

  it("searches and pages customers", async () => {
    const { state } = await start();
    expect(await state("&search=BEN")).toMatchObject({
      customers: { total: 1, items: [{ firstName: "Ben" }] },
    });
    expect(await state("&limit=1&customersFrom=1")).toMatchObject({
      customers: { total: 3, items: [{ firstName: "Ben" }] },
    });
  });

  it.each([
    ["an unknown action", "fly", {}, 404, /no action fly/],
    ["wrong input", "placeOrder", { channel: "pigeon", lines: [] }, 400, /channel/],
    ["something that Shopify would refuse", "cancelOrder", { orderId: 1 }, 400, /no order 1/],
  ])("refuses %s with a clear message", async (_what, name, body, status, message) => {
    const { act } = await start();
    const answer = await act(name, body);
    expect(answer.status).toBe(status);
    expect(answer.json["error"]).toMatch(message);
  });

  it("sets the switches it is given and refuses impossible ones", async () => {
    const { post, state } = await start();
    await post("/sim/api/switches", { duplicatePercent: 30 });
    expect(await state()).toMatchObject({ switches: { duplicatePercent: 30, lossPercent: 0 } });
    expect(await post("/sim/api/switches", { lossPercent: 130 })).toMatchObject({ status: 400 });
  });

  it("cuts the app off on uninstall: its token dies and only the uninstall is sent", async () => {
    const { simulator, app, act, graphql, exchange, shop } = await start();
    const [variantId] = shop.variants.keys();
    await act("uninstallApp", {});
    await act("placeOrder", { channel: "online", lines: [{ variantId, quantity: 1 }] });
    await simulator.deliverer.idle();
    expect(app.received.map((each) => each.headers["x-shopify-topic"])).toEqual(["app/uninstalled"]);
    expect(await graphql("{ shop { id } }")).toMatchObject({ status: 401 });
    await exchange();
    expect(shop.installed).toBe(true);
  });

  it("answers 404 for what is not there", async () => {
    const { simulator } = await start();
    expect((await fetch(`${simulator.url}/nowhere`)).status).toBe(404);
    expect((await fetch(`${simulator.url}/sim/api/state?shop=unknown.myshopify.com`)).status).toBe(404);
  });
});
