import "@shopify/shopify-api/adapters/web-api";
import { ApiVersion, shopifyApi } from "@shopify/shopify-api";
import { afterEach, describe, expect, it } from "vitest";
import { Deliverer, type DelivererOptions } from "#simulator/webhooks/deliverer.ts";
import type { RenderedEvent } from "#simulator/world/types.ts";
import { busyShop } from "./busy-shop.ts";
import { startReceiver, type Received } from "./receiver.ts";

const SECRET = "a-secret-for-tests";
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function deliver(
  events: RenderedEvent[],
  options: Partial<DelivererOptions> = {},
  answer?: Parameters<typeof startReceiver>[0],
) {
  const receiver = await startReceiver(answer);
  const deliverer = new Deliverer({
    url: `${receiver.url}/webhooks`,
    secret: SECRET,
    retryScale: 0.00001,
    ...options,
  });
  closers.push(() => deliverer.close(), receiver.close);
  deliverer.enqueue(events);
  await deliverer.idle();
  return { received: receiver.received, deliverer };
}

const numbered = (count: number): RenderedEvent[] =>
  Array.from({ length: count }, (_, index) => ({
    topic: "orders/updated",
    shop: "deliveries.myshopify.com",
    at: new Date(),
    body: JSON.stringify({ id: index }),
  }));

const header = (name: string) => (each: Received) => each.headers[name];

describe("webhook deliveries", () => {
  it("pass the validation of Shopify's own library, whatever the topic", async () => {
    const library = shopifyApi({
      apiKey: "key",
      apiSecretKey: SECRET,
      apiVersion: ApiVersion.October26,
      hostName: "app.example.test",
      isEmbeddedApp: true,
      logger: { log: () => undefined },
    });
    const { received } = await deliver(busyShop().sent);
    const verdicts = await Promise.all(
      received.map(({ headers, body }) =>
        library.webhooks.validate({
          rawBody: body,
          rawRequest: new Request("https://app.example.test/webhooks", {
            method: "POST",
            headers: Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]),
            body,
          }),
        }),
      ),
    );
    expect(new Set(verdicts.map((each) => each.valid))).toEqual(new Set([true]));
    expect(verdicts[0]).toMatchObject({ apiVersion: "2026-10", domain: "payloads.myshopify.com" });
  });

  it("retries eight times with the same ids and body, then gives up", async () => {
    const { received, deliverer } = await deliver(numbered(1), {}, () => 500);
    expect(received).toHaveLength(9);
    expect(new Set(received.map(header("x-shopify-event-id"))).size).toBe(1);
    expect(new Set(received.map(header("x-shopify-webhook-id"))).size).toBe(1);
    expect(new Set(received.map((each) => each.body)).size).toBe(1);
    expect(deliverer.counters).toEqual({ sent: 9, ok: 0, failed: 1, retried: 8, lost: 0, duplicated: 0 });
  });

  it("is content with the first answer that is good", async () => {
    const { deliverer } = await deliver(numbered(1), {}, (_, count) => (count < 3 ? 503 : 200));
    expect(deliverer.counters).toMatchObject({ sent: 3, ok: 1, failed: 0, retried: 2 });
    expect(deliverer.log.map(({ attempt, status, problem }) => [attempt, status, problem])).toEqual([
      [1, 503, "answered 503"],
      [2, 503, "answered 503"],
      [3, 200, null],
    ]);
  });

  it("counts silence as a failure", async () => {
    const options = { timeoutMs: 100 };
    const { deliverer } = await deliver(numbered(1), options, (_, count) => (count === 1 ? "hang" : 200));
    expect(deliverer.log[0]).toMatchObject({ status: null, problem: "no answer within 100 ms" });
    expect(deliverer.counters).toMatchObject({ ok: 1, retried: 1 });
  });

  it("doubles a share of the events: one event id, two webhook ids", async () => {
    const { received, deliverer } = await deliver(numbered(200), { switches: { duplicatePercent: 30 } });
    const { duplicated } = deliverer.counters;
    expect(duplicated).toBeGreaterThan(40);
    expect(duplicated).toBeLessThan(80);
    expect(received).toHaveLength(200 + duplicated);
    expect(new Set(received.map(header("x-shopify-event-id"))).size).toBe(200);
    expect(new Set(received.map(header("x-shopify-webhook-id"))).size).toBe(200 + duplicated);
  });

  it("loses, doubles and mixes the same events for the same seed", async () => {
    const switches = { lossPercent: 20, duplicatePercent: 20, shuffleWindow: 25 };
    const run = async (seed: number) => {
      const { received } = await deliver(numbered(100), { seed, switches, concurrency: 1 });
      return received.map((each) => each.body);
    };
    const first = await run(5);
    expect(await run(5)).toEqual(first);
    expect(await run(6)).not.toEqual(first);
    expect(first).not.toEqual([...first].sort());
  });

  it("keeps the order when nothing is switched on and one goes at a time", async () => {
    const { received } = await deliver(numbered(20), { concurrency: 1 });
    expect(received.map((each) => each.body)).toEqual(numbered(20).map((each) => each.body));
  });

  it("remembers the last 200 deliveries only", async () => {
    const { deliverer } = await deliver(numbered(250));
    expect(deliverer.log).toHaveLength(200);
  });
});
