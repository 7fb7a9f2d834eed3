import { z } from "zod";
import type { BusinessEvent } from "#app/vocabulary/business-events.ts";
import { id, listOf } from "./fields.ts";

/** The three compliance topics (https://shopify.dev/docs/apps/build/privacy-law-compliance). */
export const dataRequest = z
  .object({
    customer: z.object({ id }).nullish(),
    orders_requested: listOf(id),
    data_request: z.object({ id }),
  })
  .transform((row): BusinessEvent => ({
    kind: "data-requested",
    requestId: row.data_request.id,
    customerId: row.customer?.id ?? null,
    orderIds: row.orders_requested,
  }));

export const customerRedaction = z
  .object({ customer: z.object({ id }), orders_to_redact: listOf(id) })
  .transform((row): BusinessEvent => ({
    kind: "customer-redaction",
    customerId: row.customer.id,
    orderIds: row.orders_to_redact,
  }));

export const shopRedaction = z.object({}).transform((): BusinessEvent => ({ kind: "shop-redaction" }));
