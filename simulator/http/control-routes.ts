import { z } from "zod";
import { actionNames, isActionName } from "#simulator/world/actions.ts";
import { switchesSchema } from "#simulator/webhooks/switches.ts";
import { parseJson, refusalOf, shopOf, unknownShop } from "./read-request.ts";
import { json, type Route, type RouteRequest, type RouteResponse } from "./route.ts";
import type { Simulator } from "./simulator.ts";
import { stateOf, stateQuerySchema } from "./state-summary.ts";

function answerState(request: RouteRequest, simulator: Simulator): RouteResponse {
  const shop = shopOf(request, simulator);
  if (shop === undefined) return unknownShop(request);
  const query = stateQuerySchema.safeParse(Object.fromEntries(request.url.searchParams));
  if (!query.success) return json(400, { error: z.prettifyError(query.error) });
  return json(200, stateOf(simulator, shop, query.data));
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
