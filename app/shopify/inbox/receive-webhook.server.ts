import { createHash } from "node:crypto";
import type { Tenant } from "#app/vocabulary/ids.ts";
import { parseInstant } from "#app/vocabulary/time.ts";
import { env } from "#app/platform/env.server.ts";
import { addLogContext } from "#app/platform/logger.server.ts";
import { acceptMessage } from "./accept.server.ts";
import { readBody } from "./read-body.server.ts";
import { isSignedBy } from "./signature.ts";

/** Largest body that is read; Shopify's largest orders stay far below. */
const MOST_BYTES = 4 * 1024 * 1024;

const SHOP_DOMAIN = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;
const TOPIC = /^[a-z_]+\/[a-z_]+$/;

/** Finds the tenant of a shop's domain; makes it known when a genuine webhook comes before the first visit. */
export type FindTenant = (shopDomain: string) => Promise<Tenant>;

function refuse(status: number, reason: string): Response {
  return new Response(reason, { status, headers: { "Content-Type": "text/plain" } });
}

/** Postgres text cannot hold the NUL character; JSON may carry it raw or escaped, and the escaped form is harmless. */
const withoutNul = (text: string): string => (text.includes("\0") ? text.replaceAll("\0", "\uFFFD") : text);

/**
 * The HTTP edge of every webhook: method, size, signature over the raw body, headers; then the message is kept,
 * and only after its commit the answer is 200. A storage failure is thrown, hence a 5xx that Shopify repeats.
 */
export async function receiveWebhook(request: Request, findTenant: FindTenant): Promise<Response> {
  if (request.method !== "POST") return refuse(405, "Webhooks are sent by POST.");
  const rawBody = await readBody(request, MOST_BYTES);
  if (rawBody === null) return refuse(413, `A webhook body has at most ${MOST_BYTES} bytes.`);

  const signature = request.headers.get("X-Shopify-Hmac-Sha256");
  if (!signature || !isSignedBy(env().SHOPIFY_API_SECRET, rawBody, signature)) {
    return refuse(401, "The signature is not right.");
  }
  const topic = request.headers.get("X-Shopify-Topic") ?? "";
  const domain = request.headers.get("X-Shopify-Shop-Domain") ?? "";
  if (!SHOP_DOMAIN.test(domain)) return refuse(400, "The shop domain is not one of Shopify's.");
  if (!TOPIC.test(topic)) return refuse(400, "The topic is not one of Shopify's.");

  const webhookId = request.headers.get("X-Shopify-Webhook-Id");
  addLogContext({ shop: domain });
  await acceptMessage({
    tenant: await findTenant(domain),
    topic,
    eventId: request.headers.get("X-Shopify-Event-Id") ?? webhookId ?? bodyHash(rawBody),
    webhookId,
    source: "webhook",
    apiVersion: request.headers.get("X-Shopify-API-Version"),
    triggeredAt: parseInstant(request.headers.get("X-Shopify-Triggered-At")),
    body: withoutNul(rawBody),
  });
  return new Response(null, { status: 200 });
}

const bodyHash = (body: string): string => createHash("sha256").update(body).digest("hex");
