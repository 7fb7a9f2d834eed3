import type { GraphQLSchema } from "graphql";
import { readSchema } from "#simulator/schema/read-schema.ts";

const loaded = new Map<string, GraphQLSchema>();

/** Shopify's own schema of discount functions, of the version that the function was written for. */
export function loadFunctionSchema(version: string): GraphQLSchema {
  const schema = loaded.get(version) ?? readSchema(`functions_discount_${version}`);
  loaded.set(version, schema);
  return schema;
}
