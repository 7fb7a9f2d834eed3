import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";
import { z } from "zod";

export const ADMIN_API_VERSION = "2026-10";
const file = new URL(`../../.cache/shopify/admin_${ADMIN_API_VERSION}.json.gz`, import.meta.url);

const introspection = z.object({
  data: z.custom<IntrospectionQuery>(
    (value) => value !== null && typeof value === "object" && "__schema" in value,
  ),
});

let loaded: GraphQLSchema | undefined;

/** Shopify's own Admin schema. `simulator/schema/fetch-schema.mjs` puts it where this looks. */
export function loadAdminSchema(): GraphQLSchema {
  loaded ??= read();
  return loaded;
}

function read(): GraphQLSchema {
  if (!existsSync(file)) {
    throw new Error("Shopify's Admin schema is not there yet: run `node simulator/schema/fetch-schema.mjs`.");
  }
  const { data } = introspection.parse(JSON.parse(gunzipSync(readFileSync(file)).toString()));
  return buildClientSchema(data, { assumeValid: true });
}
