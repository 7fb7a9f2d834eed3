import type { Tenant } from "#app/vocabulary/ids.ts";
import type { OrderNode } from "../operations/order-node.ts";
import type { InboxMessage } from "./accept.server.ts";

/** The topic under which our own polls keep an order of the Admin API. */
const ADMIN_ORDER = "admin/order";

/** An order that we asked for takes the same way as one that we were told; its state is its duplicate key. */
export const adminOrderMessage = (
  tenant: Tenant,
  order: OrderNode,
  source: "reconcile" | "backfill",
): InboxMessage => ({
  tenant: { merchantId: tenant.merchantId, shopId: tenant.shopId },
  topic: ADMIN_ORDER,
  eventId: `${order.id}@${order.updatedAt}/${source}`,
  webhookId: null,
  source,
  apiVersion: null,
  triggeredAt: null,
  body: JSON.stringify(order).replaceAll("\\u0000", "\\ufffd"),
});
