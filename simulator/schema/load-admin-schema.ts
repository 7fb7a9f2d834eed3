import type { GraphQLSchema } from "graphql";
import { readSchema } from "./read-schema.ts";

export const ADMIN_API_VERSION = "2026-10";

let loaded: GraphQLSchema | undefined;

/** Shopify's own Admin schema. */
export function loadAdminSchema(): GraphQLSchema {
  loaded ??= readSchema(`admin_${ADMIN_API_VERSION}`);
  return loaded;
}
