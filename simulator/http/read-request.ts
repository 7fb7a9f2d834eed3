import { z } from "zod";
import { ActionRefused } from "#simulator/world/actions.ts";
import type { ShopWorld } from "#simulator/world/types.ts";
import { json, type RouteRequest, type RouteResponse } from "./route.ts";
import type { Simulator } from "./simulator.ts";

/** The shop that ?shop= names, or the only or first one. */
export function shopOf(request: RouteRequest, simulator: Simulator): ShopWorld | undefined {
  const domain = request.url.searchParams.get("shop");
  return domain === null ? simulator.world.shops.values().next().value : simulator.world.shops.get(domain);
}

export const unknownShop = (request: RouteRequest): RouteResponse =>
  json(404, { error: `There is no shop ${request.url.searchParams.get("shop") ?? ""}.` });

export function parseJson(body: Buffer): unknown {
  if (body.length === 0) return {};
  return JSON.parse(body.toString());
}

/** What the caller did wrong is a 400; everything else is a bug. */
export function refusalOf(error: unknown): RouteResponse {
  if (error instanceof ActionRefused) return json(400, { error: error.message });
  if (error instanceof z.ZodError) return json(400, { error: z.prettifyError(error) });
  if (error instanceof SyntaxError) return json(400, { error: "The body is not JSON." });
  throw error;
}
