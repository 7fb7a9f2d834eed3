import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { API_VERSION } from "#app/shopify/api-version.ts";
import type { ShopifyFacts } from "./app-toml.ts";

const repository = resolve(import.meta.dirname, "..", "..");
const schemaFile = resolve(repository, ".cache", "shopify", `admin_${API_VERSION}.json.gz`);

const schemaJson = z.object({
  data: z.object({
    __schema: z.object({
      types: z.array(
        z.object({ name: z.string(), enumValues: z.array(z.object({ name: z.string() })).nullish() }),
      ),
    }),
  }),
  offline_scopes: z.object({ items: z.array(z.object({ offlineScopes: z.array(z.string()) })) }),
});

/** Scopes that Shopify grants beside those that its schema names: https://shopify.dev/docs/api/usage/access-scopes */
const SCOPES_OUTSIDE_SCHEMA = ["read_all_orders", "write_app_proxy"];

/** Fetches the Admin schema when it is not there yet; the script says itself why it could not. */
export function fetchSchema(): void {
  const script = resolve(repository, "simulator", "schema", "fetch-schema.mjs");
  const { status } = spawnSync(process.execPath, [script], { stdio: "inherit" });
  if (status !== 0) process.exit(1);
}

export function loadShopifyFacts(): ShopifyFacts {
  fetchSchema();
  const json = schemaJson.parse(JSON.parse(gunzipSync(readFileSync(schemaFile)).toString("utf8")));
  const topics = json.data.__schema.types.find(({ name }) => name === "WebhookSubscriptionTopic");
  return {
    scopes: new Set([
      ...json.offline_scopes.items.flatMap((item) => item.offlineScopes),
      ...SCOPES_OUTSIDE_SCHEMA,
    ]),
    topics: new Set(topics?.enumValues?.map(({ name }) => name)),
    apiVersion: API_VERSION,
  };
}
