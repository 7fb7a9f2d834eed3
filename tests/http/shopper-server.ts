import { createServer } from "node:http";

const ROUTES = {
  "/api/checkout/view": () => import("#app/routes/api.checkout.view.tsx"),
  "/api/checkout/order": () => import("#app/routes/api.checkout.order.tsx"),
  "/api/account/view": () => import("#app/routes/api.account.view.tsx"),
  "/api/account/order": () => import("#app/routes/api.account.order.tsx"),
};

export type ViewPath = keyof typeof ROUTES;
export const VIEW_PATHS: readonly ViewPath[] = [
  "/api/checkout/view",
  "/api/checkout/order",
  "/api/account/view",
  "/api/account/order",
];

const isPath = (path: string): path is ViewPath => Object.hasOwn(ROUTES, path);

export interface ViewServer {
  address(path: ViewPath): string;
  /** The status and the body, as a text. */
  ask(path: ViewPath, token: string | null, body: unknown): Promise<{ status: number; text: string }>;
  close(): Promise<void>;
}

/** What a phone says it is; the library turns bots away by their name. */
const PHONE =
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1";

async function answer(path: string, request: Request): Promise<Response> {
  if (!isPath(path)) return new Response(null, { status: 404 });
  const route = await ROUTES[path]();
  try {
    const answers = request.method === "POST" ? route.action : route.loader;
    return await answers({ request, params: {}, context: {} });
  } catch (thrown) {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  }
}

/** The views of shoppers over real HTTP; a thrown Response is the answer, as Remix does it. */
export async function startViewServer(): Promise<ViewServer> {
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const headers = new Headers({ "content-type": "application/json", "user-agent": PHONE });
      for (const name of ["authorization", "origin"]) {
        const value = incoming.headers[name];
        if (typeof value === "string") headers.set(name, value);
      }
      const { url = "/", method = "GET" } = incoming;
      const body = method === "POST" ? { body: Buffer.concat(chunks) } : {};
      answer(url, new Request(`http://127.0.0.1${url}`, { method, headers, ...body })).then(
        async (response) =>
          outgoing
            .writeHead(response.status, Object.fromEntries(response.headers))
            .end(await response.text()),
        () => outgoing.writeHead(500).end(),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const place = server.address();
  if (place === null || typeof place === "string") throw new Error("the server has no port");
  const address = (path: ViewPath) => `http://127.0.0.1:${place.port}${path}`;
  return {
    address,
    async ask(path, token, body) {
      const response = await fetch(address(path), {
        method: "POST",
        headers: token === null ? {} : { authorization: `Bearer ${token}` },
        body: typeof body === "string" ? body : JSON.stringify(body),
      });
      return { status: response.status, text: await response.text() };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
