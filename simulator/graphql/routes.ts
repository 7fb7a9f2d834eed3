import { z } from "zod";
import { json, type Route, type RouteRequest, type RouteResponse } from "#simulator/http/route.ts";
import type { Simulator } from "#simulator/http/simulator.ts";
import { ADMIN_API_VERSION } from "#simulator/schema/load-admin-schema.ts";

const bodySchema = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});

async function answerGraphql(request: RouteRequest, simulator: Simulator): Promise<RouteResponse> {
  const domain = request.headers["x-simulated-shop"];
  const shop = typeof domain === "string" ? simulator.world.shops.get(domain) : undefined;
  if (shop === undefined || request.params["version"] !== ADMIN_API_VERSION)
    return json(404, { errors: "Not Found" });
  const token = request.headers["x-shopify-access-token"];
  if (typeof token !== "string" || !simulator.tokens.isValid(shop.shop.domain, token)) {
    return json(401, {
      errors: "[API] Invalid API key or access token (unrecognized login or wrong password)",
    });
  }
  const body = bodySchema.safeParse(parseJson(request.body));
  if (!body.success) return json(400, { errors: { query: "Required parameter missing or invalid" } });
  const { query, variables, operationName } = body.data;
  const answer = await simulator.adminApi.answer(shop, {
    query,
    variables: variables ?? {},
    operationName: operationName ?? null,
  });
  return json(200, answer, { "x-shopify-api-version": ADMIN_API_VERSION });
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return null;
  }
}

function answerBulkFile(request: RouteRequest, simulator: Simulator): RouteResponse {
  const file = simulator.adminApi.bulkOperations.fileOf(Number(request.params["id"]));
  if (file === null) return json(404, { errors: "Not Found" });
  return { status: 200, headers: { "content-type": "application/jsonl" }, body: file };
}

export const graphqlRoutes: Route[] = [
  { method: "POST", path: "/admin/api/:version/graphql.json", handle: answerGraphql },
  { method: "GET", path: /^\/bulk\/(?<id>\d+)\.jsonl$/, handle: answerBulkFile },
];
