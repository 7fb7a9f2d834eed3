import { addDays } from "#app/vocabulary/time.ts";
import { toShopifyId } from "#app/vocabulary/ids.ts";
import { now } from "#app/platform/clock.server.ts";
import { transaction } from "#app/platform/db.server.ts";
import { logger } from "#app/platform/logger.server.ts";
import { isFurther, loadOrders, orderKey } from "#app/modules/orders/index.ts";
import {
  advanceReconciliation,
  beginReconciliation,
  endReconciliation,
  type Shop,
} from "#app/modules/shops/index.ts";
import { keepMessages } from "#app/shopify/inbox/accept.server.ts";
import { adminOrderMessage } from "#app/shopify/inbox/admin-order.ts";
import type { AdminClient } from "#app/shopify/operations/admin-client.ts";
import { orderFromAdmin } from "#app/shopify/operations/order-from-admin.ts";
import type { OrderNode } from "#app/shopify/operations/order-node.ts";
import { readOrdersChanged } from "#app/shopify/operations/orders-changed.ts";
import { withAdmin } from "./with-admin.server.ts";

/** A shop never reconciled before is asked for this long a past; older orders are the backfill's. */
const FIRST_DAYS = 2;
/** Pages of one run; a shop with more goes on with the next run, from the watermark. */
const MOST_PAGES = 2_000;

/**
 * The orders of a page that we do not know in this state: what a webhook should have told. Shopify's clock of an order
 * counts seconds, so a state of the same second may still have come further.
 */
export async function missedOrders(shop: Shop, nodes: readonly OrderNode[]): Promise<OrderNode[]> {
  const { merchantId, shopId } = shop;
  const keys = nodes.flatMap(({ id }) => {
    const orderId = toShopifyId(id);
    return orderId ? [{ merchantId, shopId, orderId }] : [];
  });
  const { orders } = await transaction((tx) => loadOrders(tx, keys));
  return nodes.filter((node) => {
    const seen = orderFromAdmin(node);
    if ("unreadable" in seen) return true;
    const known = orders.get(orderKey({ merchantId, shopId, orderId: seen.orderId }));
    return !known || isFurther(seen, known.state);
  });
}

async function reconcile(shop: Shop, client: AdminClient): Promise<void> {
  const run = await beginReconciliation(shop, addDays(now(), -FIRST_DAYS));
  if (!run) return;
  let cursor: string | null = null;
  let [seen, healed] = [0, 0];
  try {
    for (let page = 0; page < MOST_PAGES; page++) {
      const { orders, unread, nextCursor } = await readOrdersChanged(client, { since: run.from, cursor });
      for (const order of unread) logger.warn(order, "an order could not be read");
      const unknown = await missedOrders(shop, orders);
      if (unknown.length > 0)
        await keepMessages(unknown.map((order) => adminOrderMessage(shop, order, "reconcile")));
      seen += orders.length;
      healed += unknown.length;
      const last = orders.at(-1);
      const watermark = last ? new Date(last.updatedAt) : run.from;
      await advanceReconciliation(shop, run, { watermark, seen, healed });
      if (!nextCursor) break;
      cursor = nextCursor;
    }
    await endReconciliation(shop, run, null);
  } catch (error) {
    await endReconciliation(
      shop,
      run,
      error instanceof Error ? error.message : "It failed for an unknown reason.",
    );
    throw error;
  }
}

/** Asks for the orders of one shop that changed since the watermark and feeds the missing ones into the inbox. */
export const reconcileShop = (ids: { merchantId: number; shopId: number }): Promise<void | null> =>
  withAdmin(ids, reconcile);
