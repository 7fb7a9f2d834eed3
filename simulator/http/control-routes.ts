import { z } from "zod";
import { actionNames, isActionName, ActionRefused } from "#simulator/world/actions.ts";
import type { ShopWorld } from "#simulator/world/types.ts";
import { switchesSchema } from "#simulator/webhooks/switches.ts";
import { json, type Route, type RouteRequest, type RouteResponse } from "./route.ts";
import type { Simulator } from "./simulator.ts";
import { stateOf, stateQuerySchema } from "./state-summary.ts";

/** The shop that ?shop= names, or the only or first one. */
function shopOf(request: RouteRequest, simulator: Simulator): ShopWorld | undefined {
  const domain = request.url.searchParams.get("shop");
  return domain === null ? simulator.world.shops.values().next().value : simulator.world.shops.get(domain);
}

const unknownShop = (request: RouteRequest): RouteResponse =>
  json(404, { error: `There is no shop ${request.url.searchParams.get("shop") ?? ""}.` });

function answerState(request: RouteRequest, simulator: Simulator): RouteResponse {
  const shop = shopOf(request, simulator);
  if (shop === undefined) return unknownShop(request);
  const query = stateQuerySchema.safeParse(Object.fromEntries(request.url.searchParams));
  if (!query.success) return json(400, { error: z.prettifyError(query.error) });
  return json(200, stateOf(simulator, shop, query.data));
}

function parseJson(body: Buffer): unknown {
  if (body.length === 0) return {};
  return JSON.parse(body.toString());
}

function answerAction(request: RouteRequest, simulator: Simulator): RouteResponse {
  const shop = shopOf(request, simulator);
  if (shop === undefined) return unknownShop(request);
  const name = request.params["name"] ?? "";
  if (!isActionName(name)) return json(404, { error: `There is no action ${name}.`, actions: actionNames });
  try {
    const { events, ...made } = simulator.perform(shop, name, parseJson(request.body));
    return json(200, { ...made, webhooks: events.map((event) => event.topic) });
  } catch (error) {
    return refusalOf(error);
  }
}

function refusalOf(error: unknown): RouteResponse {
  if (error instanceof ActionRefused) return json(400, { error: error.message });
  if (error instanceof z.ZodError) return json(400, { error: z.prettifyError(error) });
  if (error instanceof SyntaxError) return json(400, { error: "The body is not JSON." });
  throw error;
}

function answerSwitches(request: RouteRequest, simulator: Simulator): RouteResponse {
  try {
    const wanted = switchesSchema.partial().parse(parseJson(request.body));
    const stated = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
    simulator.deliverer.switches = { ...simulator.deliverer.switches, ...stated };
    return json(200, simulator.deliverer.switches);
  } catch (error) {
    return refusalOf(error);
  }
}

const answerDeliveries = (_request: RouteRequest, { deliverer }: Simulator): RouteResponse =>
  json(200, { counters: deliverer.counters, waiting: deliverer.waiting, log: deliverer.log.toReversed() });

export const controlRoutes: Route[] = [
  { method: "GET", path: "/sim/api/state", handle: answerState },
  { method: "GET", path: "/sim/api/deliveries", handle: answerDeliveries },
  { method: "POST", path: "/sim/api/actions/:name", handle: answerAction },
  { method: "POST", path: "/sim/api/switches", handle: answerSwitches },
];
