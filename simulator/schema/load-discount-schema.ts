import type { GraphQLSchema } from "graphql";
import { readSchema } from "./read-schema.ts";

export const FUNCTION_API_VERSION = "2026-07";

let loaded: GraphQLSchema | undefined;

/** What Shopify lets a discount function ask and answer. */
export function loadDiscountSchema(): GraphQLSchema {
  loaded ??= readSchema(`functions_discount_${FUNCTION_API_VERSION}`);
  return loaded;
}
