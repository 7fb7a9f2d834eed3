import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from "graphql";
import { z } from "zod";

const introspection = z.object({
  data: z.custom<IntrospectionQuery>(
    (value) => value !== null && typeof value === "object" && "__schema" in value,
  ),
});

const loaded = new Map<string, GraphQLSchema>();

/** Shopify's own schema of discount functions, of the version that the function was written for. */
export function loadFunctionSchema(version: string): GraphQLSchema {
  const known = loaded.get(version);
  if (known !== undefined) return known;
  const file = new URL(`../../.cache/shopify/functions_discount_${version}.json.gz`, import.meta.url);
  if (!existsSync(file)) {
    throw new Error(
      `Shopify's schema of discount functions ${version} is not there yet: run \`node simulator/schema/fetch-schema.mjs\`.`,
    );
  }
  const { data } = introspection.parse(JSON.parse(gunzipSync(readFileSync(file)).toString()));
  const schema = buildClientSchema(data, { assumeValid: true });
  loaded.set(version, schema);
  return schema;
}
