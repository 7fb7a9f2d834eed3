import { z } from "zod";
import type { ShopifyId } from "#app/vocabulary/ids.ts";
import type { ReturnFacts } from "#app/vocabulary/order.ts";
import { identity, optionalId, readIdentity, text } from "./fields.ts";

const STATUSES = ["requested", "open", "closed", "declined", "canceled"] as const;

const status = z.string().transform((value, context) => {
  const word = value.toLowerCase();
  // Shopify spells the state with one l, some integrations with two.
  const known = STATUSES.find((state) => state === (word === "cancelled" ? "canceled" : word));
  if (known) return known;
  context.addIssue({ code: "custom", message: "is not a state of a return" });
  return z.NEVER;
});

export interface ReadReturn {
  orderId: ShopifyId | null;
  /** Null when the message names the return and not its state, as returns/update does. */
  return: ReturnFacts | null;
}

/** returns/* and the `returns` of an order. Some topics nest the order, others give order_id alone. */
export const returnPayload = z
  .object({
    ...identity,
    status: status.nullish(),
    name: text,
    order_id: optionalId,
    order: z.object(identity).nullish(),
  })
  .transform((row, context): ReadReturn => ({
    orderId: row.order ? readIdentity(row.order, context) : row.order_id,
    return: row.status ? { returnId: readIdentity(row, context), status: row.status, name: row.name } : null,
  }));
