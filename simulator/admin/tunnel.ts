import {
  createServer,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import { request as httpsRequest } from "node:https";
import type { Simulator } from "#simulator/http/simulator.ts";
import { appMissingPage } from "./pages/app-missing.ts";

const ADMIN = "https://admin.shopify.com";
const APP_BRIDGE = "https://cdn.shopify.com/shopifycloud/app-bridge.js";

/**
 * The app lets only Shopify's own addresses frame it, and keeps doing so here. The frame therefore reaches it
 * through a tunnel that puts the simulator's address where the answer names Shopify's.
 */
export function translated(headers: IncomingHttpHeaders, from: string, simulatorUrl: string, to: string) {
  const { "content-security-policy": policy, link, location, ...rest } = headers;
  return {
    ...rest,
    ...(policy !== undefined && {
      "content-security-policy": String(policy).replaceAll(ADMIN, simulatorUrl),
    }),
    ...(link !== undefined && { link: String(link).replaceAll(APP_BRIDGE, `${simulatorUrl}/app-bridge.js`) }),
    ...(location !== undefined && { location: location.replace(from, to) }),
  };
}

function pass(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  simulator: Simulator,
  origin: string,
): void {
  const target = new URL(simulator.app.appUrl);
  const { origin: asked, ...headers } = incoming.headers;
  const request = (target.protocol === "https:" ? httpsRequest : httpRequest)(
    new URL(incoming.url ?? "/", target),
    {
      method: incoming.method,
      headers: {
        ...headers,
        host: target.host,
        ...(asked !== undefined && { origin: asked === origin ? target.origin : asked }),
      },
    },
  );
  request.once("response", (answer) => {
    const answerHeaders = translated(answer.headers, target.origin, simulator.url, origin);
    outgoing.writeHead(answer.statusCode ?? 502, answerHeaders);
    answer.once("error", () => outgoing.destroy());
    answer.pipe(outgoing);
  });
  request.once("error", () => {
    if (outgoing.headersSent) return void outgoing.destroy();
    outgoing.writeHead(502, { "content-type": "text/html; charset=utf-8" });
    outgoing.end(appMissingPage(target.origin));
  });
  outgoing.once("close", () => request.destroy());
  incoming.pipe(request);
}

async function open(simulator: Simulator): Promise<string> {
  const { hostname } = new URL(simulator.url);
  let origin = "";
  const server = createServer((incoming, outgoing) => pass(incoming, outgoing, simulator, origin));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, hostname, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The tunnel has no port.");
  // It opens when somebody looks, and never keeps the simulator's process alive.
  server.unref();
  origin = `http://${hostname}:${address.port}`;
  return origin;
}

const tunnels = new WeakMap<Simulator, Promise<string>>();

/** Where the browser reaches the app of this simulator. */
export function tunnelOf(simulator: Simulator): Promise<string> {
  const known = tunnels.get(simulator) ?? open(simulator);
  tunnels.set(simulator, known);
  return known;
}
