import { createHmac, randomUUID } from "node:crypto";
import { createServer, request as httpRequest, type IncomingMessage } from "node:http";
import { TEST_SECRET } from "../harness/app.ts";

export interface WebhookServer {
  url: string;
  close(): Promise<void>;
}

/** The app is imported with the first request, so that a server can exist before the app's environment does. */
async function answer(request: Request): Promise<Response> {
  const { receiveWebhook } = await import("#app/shopify/inbox/receive-webhook.server.ts");
  const { findShopTenant } = await import("#app/flows/find-shop-tenant.server.ts");
  return receiveWebhook(request, findShopTenant);
}

/** The body as it comes in, so that one without an end is never held in memory. */
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      incoming.on("data", (chunk: Buffer) => controller.enqueue(new Uint8Array(chunk)));
      incoming.once("end", () => controller.close());
      incoming.once("error", (error) => controller.error(error));
    },
    cancel() {
      incoming.removeAllListeners("data").removeAllListeners("end").resume();
    },
  });
}

/** The webhook route over real HTTP: requests become `Request`, a throw becomes 500, as Remix does it. */
export async function startWebhookServer(): Promise<WebhookServer> {
  const server = createServer((incoming, outgoing) => {
    const headers = new Headers();
    for (const [name, value] of Object.entries(incoming.headers))
      if (value !== undefined) headers.set(name, String(value));
    const url = `http://127.0.0.1${incoming.url ?? "/"}`;
    const method = incoming.method ?? "GET";
    const request =
      method === "POST"
        ? new Request(url, { method, headers, body: bodyOf(incoming), duplex: "half" })
        : new Request(url, { method, headers });
    answer(request).then(
      (response) => outgoing.writeHead(response.status, { connection: "close" }).end(),
      () => outgoing.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    url: `http://127.0.0.1:${address.port}/webhooks`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const signatureOf = (body: string | Buffer, secret = TEST_SECRET): string =>
  createHmac("sha256", secret).update(body).digest("base64");

/** A signed webhook; a header set to null is left out. */
export async function sendWebhook(
  server: WebhookServer,
  message: {
    shop: string;
    topic?: string;
    body: string | Buffer;
    headers?: Record<string, string | null>;
  },
): Promise<number> {
  const all: Record<string, string | null> = {
    "Content-Type": "application/json",
    "X-Shopify-Topic": message.topic ?? "orders/create",
    "X-Shopify-Hmac-Sha256": signatureOf(message.body),
    "X-Shopify-Shop-Domain": message.shop,
    "X-Shopify-API-Version": "2026-10",
    "X-Shopify-Webhook-Id": randomUUID(),
    "X-Shopify-Event-Id": randomUUID(),
    "X-Shopify-Triggered-At": new Date().toISOString(),
    ...message.headers,
  };
  const headers = Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null),
  );
  const body = typeof message.body === "string" ? message.body : new Uint8Array(message.body);
  const response = await fetch(server.url, { method: "POST", headers, body });
  await response.arrayBuffer();
  return response.status;
}

/** Sends a body piece by piece without saying how long it is, and gives the status that comes back. */
export function sendEndless(server: WebhookServer, pieces: number, piece: Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(server.url, { method: "POST", headers: { "transfer-encoding": "chunked" } });
    request.once("response", (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
      request.destroy();
    });
    request.on("error", (error) => reject(error));
    const write = (left: number): void => {
      if (left === 0) request.end();
      else if (!request.destroyed) request.write(piece, () => write(left - 1));
    };
    write(pieces);
  });
}
