import type { Shop } from "#app/modules/shops/index.ts";
import { messageOf } from "./messages.ts";
import { orderNodeOf } from "./order-nodes.ts";
import type { DeliveryPlan } from "./delivery-plan.ts";

const CHUNK = 1_000;
/** Batches under way at once, as with so many workers. */
const WORKERS = 2;
const PAGE = 100;

async function drainAll(): Promise<void> {
  const { drainInbox } = await import("#app/jobs/handlers/drain-inbox.server.ts");
  const drain = async (): Promise<void> => {
    while ((await drainInbox()) > 0);
  };
  await Promise.all(Array.from({ length: WORKERS }, drain));
}

/** Puts the deliveries into the inbox in their order and lets the worker's own code apply them. */
export async function deliverAll(
  shop: Shop,
  plan: DeliveryPlan,
  tell: (done: number) => void = () => undefined,
): Promise<void> {
  const { keepMessages } = await import("#app/shopify/inbox/accept.server.ts");
  const { analyseYoungTables } = await import("#app/platform/analyse-tables.server.ts");
  for (let from = 0; from < plan.deliveries; from += CHUNK) {
    const size = Math.min(CHUNK, plan.deliveries - from);
    await keepMessages(
      Array.from({ length: size }, (_, index) => {
        const { story, nth, copy } = plan.delivery(from + index);
        return messageOf(shop, story, nth, copy);
      }),
    );
    await analyseYoungTables();
    await drainAll();
    tell(from + size);
  }
}

/** Shows every order to the reconciliation, page by page as Shopify lists them. @returns how many it took in. */
export async function reconcileAll(shop: Shop, plan: DeliveryPlan): Promise<number> {
  const { missedOrders } = await import("#app/flows/reconcile-shop.server.ts");
  const { keepMessages } = await import("#app/shopify/inbox/accept.server.ts");
  const { adminOrderMessage } = await import("#app/shopify/inbox/admin-order.ts");
  let healed = 0;
  for (let first = 1; first <= plan.orders; first += PAGE) {
    const size = Math.min(PAGE, plan.orders - first + 1);
    const nodes = Array.from({ length: size }, (_, index) => orderNodeOf(plan.story(first + index)));
    const missed = await missedOrders(shop, nodes);
    if (missed.length > 0)
      await keepMessages(missed.map((node) => adminOrderMessage(shop, node, "reconcile")));
    healed += missed.length;
    await drainAll();
  }
  return healed;
}
