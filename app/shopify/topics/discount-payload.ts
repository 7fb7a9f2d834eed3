import { z } from "zod";
import type { BusinessEvent } from "#app/vocabulary/business-events.ts";

/** "gid://shopify/DiscountCodeNode/1"; automatic discounts come the same way. */
export const discountDeleted = z
  .object({ admin_graphql_api_id: z.string().regex(/^gid:\/\/shopify\/Discount[A-Za-z]*\/\d{1,19}$/) })
  .transform(({ admin_graphql_api_id: gid }): BusinessEvent => ({ kind: "discount-deleted", gid }));
