import { mintSessionToken } from "#simulator/oauth/session-token.ts";
import { startSimulator, type SimulatorOptions } from "#simulator/server.ts";
import { createWorld } from "#simulator/world/create-world.ts";
import { addSampleShop } from "#simulator/world/sample-shop.ts";
import { z } from "zod";

export const SHOP = "graphql.myshopify.com";
export const APP = { apiKey: "test-key", apiSecret: "test-secret" };

/** A simulator on a free port with one sample shop, and the calls that an app makes. */
export async function runningSimulator(options: Partial<SimulatorOptions> = {}) {
  const world = createWorld({ seed: 21 });
  const shop = addSampleShop(world, { domain: SHOP, scopes: ["read_orders", "read_customers"] });
  const simulator = await startSimulator({
    appUrl: "http://127.0.0.1:9",
    ...APP,
    world,
    deliveries: { retryScale: 0 },
    ...options,
  });
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(simulator.url + path, {
      method: "POST",
      headers: { "content-type": "application/json", "x-simulated-shop": SHOP, ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, json: z.record(z.string(), z.unknown()).parse(await response.json()) };
  };
  const sessionToken = (over: Partial<Parameters<typeof mintSessionToken>[0]> = {}) =>
    mintSessionToken({ shop: SHOP, userId: "1", apiKey: APP.apiKey, secret: APP.apiSecret, ...over });
  const exchange = (over: Record<string, string> = {}) =>
    post("/admin/oauth/access_token", {
      client_id: APP.apiKey,
      client_secret: APP.apiSecret,
      grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
      subject_token: sessionToken(),
      subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
      requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
      expiring: "1",
      ...over,
    });
  const { access_token: token } = z.object({ access_token: z.string() }).parse((await exchange()).json);
  const graphql = async (query: string, variables: Record<string, unknown> = {}, accessToken = token) =>
    post("/admin/api/2026-10/graphql.json", { query, variables }, { "x-shopify-access-token": accessToken });
  return { simulator, world, shop, post, exchange, sessionToken, graphql, token };
}
