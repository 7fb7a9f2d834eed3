import { env } from "node:process";
import path from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { startSimulator } from "./server.ts";
import { addSampleShop } from "./world/sample-shop.ts";
import { createWorld } from "./world/create-world.ts";

const HELP = `A simulated Shopify with one small shop.

  --port N      where to listen (default 4600; 0 takes a free port)
  --app-url U   where the app answers (default SHOPIFY_APP_URL)
  --shop D      domain of the shop (default throughline-demo.myshopify.com)
  --discount-function F
                the folder of the app's discount function; its code is dist/function.js there
  --seed N      makes ids and troubles repeatable (default 1)
  --help        this text

SHOPIFY_API_KEY and SHOPIFY_API_SECRET must be those of the app. SCOPES lists what the shop granted.`;

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "4600" },
    "app-url": { type: "string" },
    shop: { type: "string", default: "throughline-demo.myshopify.com" },
    "discount-function": { type: "string" },
    seed: { type: "string", default: "1" },
    help: { type: "boolean", default: false },
  },
});

const environment = z.object({
  SHOPIFY_API_KEY: z.string("SHOPIFY_API_KEY is not set."),
  SHOPIFY_API_SECRET: z.string("SHOPIFY_API_SECRET is not set."),
  SHOPIFY_APP_URL: z.url("Name the app with --app-url or SHOPIFY_APP_URL."),
  SCOPES: z
    .string()
    .default(
      "read_customers,write_customers,read_orders,read_all_orders,read_products,read_returns,read_locations,write_discounts,write_gift_cards,write_store_credit_account_transactions",
    ),
});

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const taken = "code" in error && error.code === "EADDRINUSE";
  return taken ? `Port ${values.port} is taken: choose another with --port.` : error.message;
}

async function main(): Promise<void> {
  if (values.help) return console.log(HELP);
  const appUrl = values["app-url"];
  const parsed = environment.safeParse({
    ...env,
    ...(appUrl !== undefined && { SHOPIFY_APP_URL: appUrl }),
  });
  if (!parsed.success) throw new Error(parsed.error.issues[0]?.message ?? "The environment is incomplete.");
  const { SHOPIFY_API_KEY: apiKey, SHOPIFY_API_SECRET: apiSecret, SHOPIFY_APP_URL, SCOPES } = parsed.data;
  const seed = Number(values.seed);
  const world = createWorld({ seed });
  addSampleShop(world, { domain: values.shop, scopes: SCOPES.split(",") });
  const folder = values["discount-function"];
  const simulator = await startSimulator({
    appUrl: SHOPIFY_APP_URL.replace(/\/$/, ""),
    apiKey,
    apiSecret,
    world,
    seed,
    ...(folder !== undefined && {
      discountFunctions: [{ folder, module: path.join(folder, "dist/function.js") }],
    }),
    port: Number(values.port),
  });
  console.log(`Simulated Shopify for ${values.shop} at ${simulator.url}`);
  const stop = () => void simulator.close().then(() => process.exit(0));
  process.once("SIGINT", stop).once("SIGTERM", stop);
}

main().catch((error: unknown) => {
  console.error(sentenceOf(error));
  process.exit(1);
});
