import type { IncomingMessage, ServerResponse } from "node:http";
import { randomUUID } from "node:crypto";
import { json, type Route, type RouteRequest, type RouteResponse } from "./route.ts";
import type { Simulator } from "./simulator.ts";

const MAX_BODY_BYTES = 20 * 1024 * 1024;

function paramsOf(route: Route, pathname: string): Record<string, string> | null {
  const pattern = typeof route.path === "string" ? patternOf(route.path) : route.path;
  const match = pattern.exec(pathname);
  if (match === null || match[0] !== pathname) return null;
  return Object.fromEntries(Object.entries(match.groups ?? {}).map(([name, value]) => [name, decode(value)]));
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

function patternOf(path: string): RegExp {
  const escaped = path.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/:(\w+)/g, "(?<$1>[^/]+)")}$`);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size > MAX_BODY_BYTES) return null;
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

async function answer(
  request: IncomingMessage,
  routes: readonly Route[],
  simulator: Simulator,
): Promise<RouteResponse> {
  const url = new URL(request.url ?? "/", simulator.url);
  const body = await bodyOf(request);
  if (body === null) return json(413, { error: "The body is too large." });
  for (const route of routes) {
    if (route.method !== request.method) continue;
    const params = paramsOf(route, url.pathname);
    if (params === null) continue;
    const routeRequest: RouteRequest = { url, headers: request.headers, body, params };
    return route.handle(routeRequest, simulator);
  }
  return json(404, { errors: "Not Found" });
}

/** Finds the route, answers, and turns a bug into a 500 that says so. */
export async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  routes: readonly Route[],
  simulator: Simulator,
): Promise<void> {
  const result = await answer(request, routes, simulator).catch((error: unknown) => {
    console.error("The simulator failed", error);
    return json(500, { error: error instanceof Error ? error.message : "The simulator failed." });
  });
  response.writeHead(result.status, { "x-request-id": randomUUID(), ...result.headers });
  response.end(result.body);
}
