import { createHmac, randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { HoldResponse } from "#app/contracts/holds.ts";
import { TEST_SECRET } from "../harness/app.ts";

export interface HoldServer {
  /** Where the till's holds are. */
  address: string;
  ask(token: string | null, body: unknown): Promise<HoldAnswer>;
  close(): Promise<void>;
}

export interface HoldAnswer {
  status: number;
  /** Null when the answer has no JSON body. */
  body: HoldResponse | null;
}

/** What a till says it is; the library turns bots away by their name. */
const TILL =
  "Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1";

/** The route of the till over real HTTP; a thrown Response is the answer, as Remix does it. */
async function answer(request: Request): Promise<Response> {
  const route = await import("#app/routes/api.pos.holds.tsx");
  try {
    const answers = request.method === "POST" ? route.action : route.loader;
    return await answers({ request, params: {}, context: {} });
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

export async function startHoldServer(): Promise<HoldServer> {
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const headers = new Headers({ "content-type": "application/json", "user-agent": TILL });
      for (const name of ["authorization", "origin"]) {
        const value = incoming.headers[name];
        if (typeof value === "string") headers.set(name, value);
      }
      const url = `http://127.0.0.1${incoming.url ?? "/"}`;
      const method = incoming.method ?? "GET";
      const body = method === "POST" ? { body: Buffer.concat(chunks) } : {};
      answer(new Request(url, { method, headers, ...body })).then(
        async (response) =>
          outgoing
            .writeHead(response.status, Object.fromEntries(response.headers))
            .end(await response.text()),
        () => outgoing.writeHead(500).end(),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const holds = `http://127.0.0.1:${address.port}/api/pos/holds`;
  return {
    address: holds,
    async ask(token, body) {
      const response = await fetch(holds, {
        method: "POST",
        headers: token === null ? {} : { authorization: `Bearer ${token}` },
        body: typeof body === "string" ? body : JSON.stringify(body),
      });
      const text = await response.text();
      const isJson = response.headers.get("content-type")?.startsWith("application/json") ?? false;
      const parsed: HoldResponse | null = isJson ? JSON.parse(text) : null;
      return { status: response.status, body: parsed };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Claims {
  shop: string;
  sub: string;
  aud?: string;
  secret?: string;
  lifetimeSeconds?: number;
  /** Not valid before so many seconds from now. */
  validInSeconds?: number;
  algorithm?: string;
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A session token as Shopify gives it to an extension, or one that is wrong in a chosen way. */
export function extensionToken(claims: Claims): string {
  const {
    shop,
    sub,
    aud = "test-key",
    secret = TEST_SECRET,
    lifetimeSeconds = 300,
    validInSeconds = -600,
    algorithm = "HS256",
  } = claims;
  const now = Math.floor(Date.now() / 1000);
  const times = {
    exp: now + Math.max(validInSeconds, 0) + lifetimeSeconds,
    nbf: now + validInSeconds,
    iat: now - 600,
  };
  const payload = { dest: shop, iss: `https://${shop}/admin`, aud, sub, jti: randomUUID(), ...times };
  const content = `${encode({ alg: algorithm, typ: "JWT" })}.${encode(payload)}`;
  const signature = createHmac("sha256", secret).update(content).digest("base64url");
  return `${content}.${algorithm === "none" ? "" : signature}`;
}
