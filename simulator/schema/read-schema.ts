import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";
import { z } from "zod";

const introspection = z.object({
  data: z.custom<IntrospectionQuery>(
    (value) => value !== null && typeof value === "object" && "__schema" in value,
  ),
});

/** One of Shopify's own schemas. `simulator/schema/fetch-schema.mjs` puts them where this looks. */
export function readSchema(name: string): GraphQLSchema {
  const file = new URL(`../../.cache/shopify/${name}.json.gz`, import.meta.url);
  if (!existsSync(file)) {
    throw new Error("Shopify's schemas are not there yet: run `node simulator/schema/fetch-schema.mjs`.");
  }
  const { data } = introspection.parse(JSON.parse(gunzipSync(readFileSync(file)).toString()));
  return buildClientSchema(data, { assumeValid: true });
}
