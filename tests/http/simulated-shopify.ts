import { mintSessionToken } from "#simulator/oauth/session-token.ts";
import { startSimulator, type RunningSimulator } from "#simulator/server.ts";
import { createWorld } from "#simulator/world/create-world.ts";
import { addSampleShop } from "#simulator/world/sample-shop.ts";
import type { ShopWorld } from "#simulator/world/types.ts";
import { startTestApp, TEST_SECRET } from "../harness/app.ts";
import { startTestShop, type TestShop } from "../harness/shop.ts";
import { startWebhookServer } from "./webhook-server.ts";
import { subscribedTopics } from "../../.tools/stack/subscribed-topics.ts";

/** A shop of the app and the same shop in the simulated Shopify. */
export interface SimulatedShop extends TestShop {
  world: ShopWorld;
  /** A price in whole euros of something that the shop sells. */
  variantId: number;
  /** The merchant opens the app in the admin. */
  visit(): Promise<void>;
}

export interface SimulatedShopify {
  simulator: RunningSimulator;
  startShop(): Promise<SimulatedShop>;
  close(): Promise<void>;
}

const SCOPES = [
  "read_orders",
  "read_customers",
  "write_discounts",
  "write_gift_cards",
  "write_store_credit_account_transactions",
];

const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36";

/** The app, its database and a simulated Shopify, each speaking to the other over HTTP only. */
export async function startSimulatedShopify(): Promise<SimulatedShopify> {
  const server = await startWebhookServer();
  const simulator = await startSimulator({
    topics: subscribedTopics(),
    appUrl: server.url.replace("/webhooks", ""),
    apiKey: "test-key",
    apiSecret: TEST_SECRET,
    world: createWorld({ seed: 5 }),
    deliveries: { retryScale: 0.0001, concurrency: 1 },
  });
  const app = await startTestApp({ SHOPIFY_SIMULATOR_URL: simulator.url });
  return {
    simulator,
    async startShop() {
      const shop = await startTestShop();
      const { domain } = shop.shop;
      const world = addSampleShop(simulator.world, { domain, scopes: SCOPES });
      const variant = [...world.variants.values()].find((each) => each.price === 7_900);
      if (!variant) throw new Error("the sample shop sells nothing for 79.00");
      const visit = () => openAdmin(domain, String(world.staff.keys().next().value ?? 1));
      return { ...shop, world, variantId: variant.id, visit };
    },
    async close() {
      await simulator.close();
      await server.close();
      await app.close();
    },
  };
}

async function openAdmin(shop: string, userId: string): Promise<void> {
  const { enterAdmin } = await import("#app/flows/enter-admin.server.ts");
  const token = mintSessionToken({ shop, userId, apiKey: "test-key", secret: TEST_SECRET });
  const headers = { Authorization: `Bearer ${token}`, "User-Agent": BROWSER };
  await enterAdmin(new Request(`http://127.0.0.1:3000/app?shop=${shop}`, { headers }));
}

/** Applies everything that waits in the inbox. */
export async function drain(): Promise<void> {
  const { drainInbox } = await import("#app/jobs/handlers/drain-inbox.server.ts");
  for (let round = 0; round < 50; round++) if ((await drainInbox()) === 0) return;
  throw new Error("the inbox never became empty");
}

/** What an access token is asked for in practice: a call to the Admin API by background work. */
export async function callShopify({ shop }: TestShop): Promise<string | null> {
  const { withAdmin } = await import("#app/flows/with-admin.server.ts");
  const { readShopDetails } = await import("#app/shopify/operations/shop-details.ts");
  return withAdmin(shop, async (_shop, client) => (await readShopDetails(client)).currency);
}
