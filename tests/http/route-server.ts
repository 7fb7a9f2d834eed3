import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { join } from "node:path";

const ROUTES = join(import.meta.dirname, "..", "..", "app", "routes");

/** What a shopper's browser says it is; the library turns bots away by their name. */
const BROWSER =
  "Mozilla/5.0 (iPad; CPU OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1";

export interface RouteAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export interface RouteServer {
  /** `file`: a route's file, such as "api.checkout.view.tsx"; a body makes it a POST. */
  ask(file: string, wish: { query?: string; token?: string | null; body?: unknown }): Promise<RouteAnswer>;
  close(): Promise<void>;
}

type Handler = (args: { request: Request; params: object; context: object }) => Promise<Response>;

/** A thrown Response is the answer, as Remix does it. */
async function answer(file: string, request: Request): Promise<Response> {
  const route: { loader?: Handler; action?: Handler } = await import(join(ROUTES, file));
  const handler = request.method === "POST" ? route.action : route.loader;
  if (!handler) return new Response(null, { status: 405 });
  try {
    return await handler({ request, params: {}, context: {} });
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

async function toRequest(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
  await once(incoming, "end");
  const headers = new Headers({ "content-type": "application/json", "user-agent": BROWSER });
  if (incoming.headers.authorization) headers.set("authorization", incoming.headers.authorization);
  headers.set("origin", "https://extensions.shopifycdn.com");
  const method = incoming.method ?? "GET";
  const body = method === "POST" ? { body: Buffer.concat(chunks) } : {};
  return new Request(`http://127.0.0.1${incoming.url ?? "/"}`, { method, headers, ...body });
}

/** Routes of the app over real HTTP, each at an address that its file names. */
export async function startRouteServer(): Promise<RouteServer> {
  const server = createServer((incoming, outgoing) => {
    const path = new URL(`http://127.0.0.1${incoming.url ?? "/"}`).pathname;
    const file = `${path.slice(1).replaceAll("/", ".")}.tsx`;
    toRequest(incoming)
      .then((request) => answer(file, request))
      .then(
        async (response) =>
          outgoing
            .writeHead(response.status, Object.fromEntries(response.headers))
            .end(await response.text()),
        () => outgoing.writeHead(500).end(),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    async ask(file, { query = "", token = null, body }) {
      const path = file.replace(/\.tsx$/, "").replaceAll(".", "/");
      const response = await fetch(`http://127.0.0.1:${address.port}/${path}${query}`, {
        method: body === undefined ? "GET" : "POST",
        headers: token === null ? {} : { authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      const headers = Object.fromEntries(response.headers);
      delete headers["date"];
      return { status: response.status, headers, body: await response.text() };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
