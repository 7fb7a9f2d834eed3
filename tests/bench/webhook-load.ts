import { createHmac } from "node:crypto";
import { Agent, request } from "node:http";
import { throughput } from "./measure.ts";
import { orderBody } from "./order-bodies.ts";

/** The sending side of the accept bench, in a process of its own. */
const secret = process.env.BENCH_SECRET ?? "";
const bodies = Array.from({ length: 200 }, (_, nth) => {
  const body = orderBody(nth, 200);
  return { body, hmac: createHmac("sha256", secret).update(body).digest("base64") };
});

function post(url: string, agent: Agent, eventId: string, nth: number): Promise<number> {
  const message = bodies[nth % bodies.length];
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: "POST",
      agent,
      headers: {
        "Content-Type": "application/json",
        "Content-Length": Buffer.byteLength(message?.body ?? ""),
        "X-Shopify-Topic": "orders/paid",
        "X-Shopify-Hmac-Sha256": message?.hmac ?? "",
        "X-Shopify-Shop-Domain": "bench.myshopify.com",
        "X-Shopify-API-Version": "2026-10",
        "X-Shopify-Webhook-Id": eventId,
        "X-Shopify-Event-Id": eventId,
      },
    });
    sent.on("response", (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
    });
    sent.on("error", reject);
    sent.end(message?.body);
  });
}

process.on("message", (wish: { url: string; round: number; seconds: number; connections: number }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: wish.connections });
  let refused = 0;
  void throughput(wish.connections, wish.seconds, async (client, nth) => {
    const status = await post(wish.url, agent, `${wish.round}-${client}-${nth}`, nth);
    if (status !== 200) refused++;
  }).then((perSecond) => {
    agent.destroy();
    process.send?.({ perSecond, refused });
  });
});
