import type { IncomingHttpHeaders } from "node:http";
import type { Simulator } from "./simulator.ts";

export type RouteRequest = {
  url: URL;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** Named parts of the path: `/orders/:id`, or the named groups of a RegExp. */
  params: Record<string, string>;
};

export type RouteResponse = { status: number; headers?: Record<string, string>; body: string | Buffer };

/** One address of the simulator. `path` is matched against the whole pathname. */
export type Route = {
  method: "GET" | "POST" | "PUT" | "DELETE" | "OPTIONS";
  path: string | RegExp;
  handle(request: RouteRequest, simulator: Simulator): Promise<RouteResponse> | RouteResponse;
};

export function json(status: number, value: unknown, headers: Record<string, string> = {}): RouteResponse {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(value),
  };
}
