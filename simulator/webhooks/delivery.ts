import { createHmac } from "node:crypto";
import { Agent as HttpAgent, request as httpRequest } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { RenderedEvent } from "#simulator/world/types.ts";

export const WEBHOOK_API_VERSION = "2026-10";

/** One webhook on its way. Retries keep both ids; a duplicate keeps the event id only. */
export type Delivery = {
  event: RenderedEvent;
  eventId: string;
  webhookId: string;
  triggeredAt: string;
  attempt: number;
};

export type Outcome = { status: number | null; problem: string | null; milliseconds: number };

/** https://shopify.dev/docs/apps/build/webhooks/subscribe/https#response-headers */
export function headersOf(delivery: Delivery, secret: string): Record<string, string> {
  const { event } = delivery;
  return {
    "Content-Type": "application/json",
    "User-Agent": "Shopify-Captain-Hook",
    "X-Shopify-Topic": event.topic,
    "X-Shopify-Hmac-Sha256": createHmac("sha256", secret).update(event.body, "utf8").digest("base64"),
    "X-Shopify-Shop-Domain": event.shop,
    "X-Shopify-API-Version": WEBHOOK_API_VERSION,
    "X-Shopify-Webhook-Id": delivery.webhookId,
    "X-Shopify-Event-Id": delivery.eventId,
    "X-Shopify-Triggered-At": delivery.triggeredAt,
  };
}

// node:http and not fetch: a replay sends hundreds of thousands, and this is several times cheaper.
const agents = {
  "http:": new HttpAgent({ keepAlive: true }),
  "https:": new HttpsAgent({ keepAlive: true }),
};

type Target = { url: string; secret: string; timeoutMs: number };

/** Posts once. Anything but 2xx within the time is a failure, a redirect too. */
export async function post(delivery: Delivery, to: Target): Promise<Outcome> {
  const startedAt = performance.now();
  const outcome = (status: number | null, problem: string | null): Outcome => ({
    status,
    problem,
    milliseconds: Math.round(performance.now() - startedAt),
  });
  try {
    const status = await statusOf(delivery, to);
    return outcome(status, status >= 200 && status < 300 ? null : `answered ${status}`);
  } catch (error) {
    return outcome(null, error instanceof NoAnswer ? `no answer within ${to.timeoutMs} ms` : "no connection");
  }
}

class NoAnswer extends Error {}

/** The time-out covers all of it, from connecting to the last byte of the answer. */
function statusOf(delivery: Delivery, { url, secret, timeoutMs }: Target): Promise<number> {
  const body = Buffer.from(delivery.event.body);
  const headers = { ...headersOf(delivery, secret), "Content-Length": body.length };
  const isHttps = url.startsWith("https:");
  const agent = agents[isHttps ? "https:" : "http:"];
  return new Promise((resolve, reject) => {
    const request = (isHttps ? httpsRequest : httpRequest)(url, { method: "POST", headers, agent });
    const timer = setTimeout(() => request.destroy(new NoAnswer()), timeoutMs);
    request.once("close", () => clearTimeout(timer));
    request.once("error", reject);
    request.once("response", (response) => {
      response.once("error", reject);
      response.once("end", () => resolve(response.statusCode ?? 0));
      response.resume();
    });
    request.end(body);
  });
}
