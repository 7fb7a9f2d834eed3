import { parseJson, refusalOf, shopOf, unknownShop } from "#simulator/http/read-request.ts";
import { json, type Route, type RouteRequest, type RouteResponse } from "#simulator/http/route.ts";
import type { Simulator } from "#simulator/http/simulator.ts";
import type { ShopWorld, World } from "#simulator/world/types.ts";
import type { Session } from "./sessions.ts";

/** Everything that a storefront request is about. */
export type Visit = {
  simulator: Simulator;
  world: World;
  shop: ShopWorld;
  session: Session;
  request: RouteRequest;
  input: unknown;
};

const NAME = /^[\w-]{8,64}$/;

/** Named by header, by query, or by the page that a script of the theme was loaded in. */
export function sessionName({ headers, url }: RouteRequest): string | null {
  const header = headers["x-storefront-session"];
  const page =
    headers.referer !== undefined && URL.canParse(headers.referer) ? new URL(headers.referer) : null;
  const name =
    (typeof header === "string" ? header : null) ??
    url.searchParams.get("session") ??
    page?.searchParams.get("session") ??
    null;
  return name !== null && NAME.test(name) ? name : null;
}

export function visit(answer: (visit: Visit) => unknown): Route["handle"] {
  return (request, simulator) => {
    const { world } = simulator;
    const shop = shopOf(request, simulator);
    if (shop === undefined) return unknownShop(request);
    const name = sessionName(request);
    if (name === null) {
      return json(400, { error: "Name the session: x-storefront-session, 8 to 64 letters, digits, - or _." });
    }
    try {
      const session = simulator.storefront.of(world, shop, name);
      const input = parseJson(request.body);
      const answered = answer({ simulator, world, shop, session, request, input });
      return isResponse(answered) ? answered : json(200, answered);
    } catch (error) {
      return refusalOf(error);
    }
  };
}

const isResponse = (answered: unknown): answered is RouteResponse =>
  answered !== null && typeof answered === "object" && "status" in answered && "body" in answered;
