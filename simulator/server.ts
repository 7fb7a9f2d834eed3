import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { z } from "zod";
import { releaseFunction, type ReleasedFunction } from "./functions/release-function.ts";
import { AdminApi, type AdminApiOptions } from "./graphql/admin-api.ts";
import { graphqlRoutes } from "./graphql/routes.ts";
import { controlRoutes } from "./http/control-routes.ts";
import { json, type Route } from "./http/route.ts";
import { serve } from "./http/router.ts";
import type { AppCredentials, Simulator } from "./http/simulator.ts";
import { oauthRoutes } from "./oauth/routes.ts";
import { onlineStoreRoutes } from "./online-store/gate.ts";
import { TokenStore } from "./oauth/token-store.ts";
import { renderEvents } from "./payloads/render-event.ts";
import { storefrontRoutes } from "./storefront/routes.ts";
import { StorefrontSessions } from "./storefront/sessions.ts";
import { Deliverer, type DelivererOptions } from "./webhooks/deliverer.ts";
import { actions } from "./world/actions.ts";
import { createWorld } from "./world/create-world.ts";
import type { RenderedEvent, World } from "./world/types.ts";

export type SimulatorOptions = AppCredentials & {
  /** 0 or absent: any free port. */
  port?: number;
  host?: string;
  seed?: number;
  /** A world that was made before; an empty one otherwise: add shops to it with addShop. */
  world?: World;
  deliveries?: Omit<DelivererOptions, "url" | "secret">;
  /** Functions of the app for discounts, as released with it. */
  discountFunctions?: ReleasedFunction[];
  adminApi?: Omit<AdminApiOptions, "url" | "appKey" | "emit">;
  /** Webhooks that the app subscribes to; all of them when absent. */
  topics?: readonly string[];
  /** Where the built extensions are, with their manifest.json; the online store runs them. */
  extensions?: string;
};

export type RunningSimulator = Simulator & { close: () => Promise<void> };

/** Starts a simulated Shopify. It listens when the promise resolves. */
export async function startSimulator(options: SimulatorOptions): Promise<RunningSimulator> {
  const { appUrl, apiKey, apiSecret, seed = 1 } = options;
  const world = options.world ?? createWorld({ seed });
  for (const each of options.discountFunctions ?? []) {
    const released = await releaseFunction(each);
    world.discountFunctions.set(released.handle, released);
  }
  const subscribed = options.topics && new Set(options.topics);
  const simulator: Simulator = {
    url: "",
    app: { appUrl, apiKey, apiSecret },
    world,
    deliverer: new Deliverer({ seed, ...options.deliveries, url: `${appUrl}/webhooks`, secret: apiSecret }),
    tokens: new TokenStore(() => new Date()),
    extensions: options.extensions ?? null,
    adminApi: new AdminApi(world, {
      ...options.adminApi,
      appKey: apiKey,
      url: () => simulator.url,
      emit: (events) => simulator.send(renderEvents(world, events)),
    }),
    storefront: new StorefrontSessions(),
    perform(shop, name, input) {
      const result = actions[name](world, shop, input);
      const events = renderEvents(world, result.events);
      if (name === "uninstallApp") simulator.tokens.revoke(shop.shop.domain);
      simulator.send(events);
      return result;
    },
    send: (events) =>
      simulator.deliverer.enqueue(
        events.filter((event) => (subscribed?.has(event.topic) ?? true) && isDue(world, event)),
      ),
  };
  const routes = [
    ...controlRoutes,
    ...oauthRoutes,
    ...graphqlRoutes,
    ...onlineStoreRoutes,
    ...storefrontRoutes,
    ...(await adminRoutes()),
    health,
  ];
  const server = createServer((request, response) => void serve(request, response, routes, simulator));
  const host = options.host ?? "127.0.0.1";
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The simulator has no port.");
  simulator.url = `http://${host}:${address.port}`;
  return Object.assign(simulator, {
    close: async () => {
      simulator.deliverer.close();
      simulator.adminApi.bulkOperations.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

const health: Route = { method: "GET", path: "/healthz", handle: () => json(200, { status: "ok" }) };

/** Compliance topics and the uninstall itself reach an app that is gone; nothing else does. */
const afterUninstall = new Set([
  "app/uninstalled",
  "shop/redact",
  "customers/redact",
  "customers/data_request",
]);

function isDue(world: World, event: RenderedEvent): boolean {
  return world.shops.get(event.shop)?.installed === true || afterUninstall.has(event.topic);
}

const roomSchema = z.object({ adminRoutes: z.array(z.custom<Route>()) });

/** The admin frame is a room of its own; the rest of the simulator runs without it. */
async function adminRoutes(): Promise<Route[]> {
  const file = new URL("./admin/routes.ts", import.meta.url);
  if (!existsSync(file)) return [];
  const room: unknown = await import(file.href);
  return roomSchema.parse(room).adminRoutes;
}
