import type { OrderView } from "#app/contracts/loyalty.ts";
import type { ShopifyId } from "#app/vocabulary/ids.ts";
import { dayIn } from "#app/vocabulary/time.ts";
import { snapshot } from "#app/platform/db.server.ts";
import { readOrderPoints, type OrderPoints } from "#app/modules/orders/index.ts";
import { brandView, joinView, memberView } from "./member-view.ts";
import { readShopper, type Shopper, type Visitor } from "./shopper.server.ts";

/** What the order's owner has from it; null when it gives nothing. */
function pointsOfOrder({ available, pending, maturesAt }: OrderPoints, shopper: Shopper): string | null {
  const { speaker, timeZone } = shopper;
  const values = (count: number) => ({ count, points: speaker.points(count) });
  if (available > 0) return speaker.say("earn.done", values(available));
  if (pending === 0) return null;
  if (!maturesAt) return speaker.say("earn.pending", values(pending));
  const date = speaker.day(dayIn(timeZone, maturesAt));
  return speaker.say("earn.pending_from", { ...values(pending), date });
}

/**
 * The thank-you page and the status page of an order. An order of somebody else is answered like one that is not known
 * here: right after the purchase as one whose points will be there soon, because then Shopify has often not told of it.
 */
export const readOrderView = (
  visitor: Visitor,
  orderId: ShopifyId,
  page: "thank_you" | "status",
  now: Date,
): Promise<OrderView> =>
  snapshot(async (tx) => {
    const shopper = await readShopper(tx, visitor, now);
    const { customerId, profileId, speaker } = shopper;
    const order = await readOrderPoints(tx, visitor.shop, orderId);
    const isOwn = customerId !== null && order !== null && order.profileId === profileId;
    const isAwaited = customerId !== null && page === "thank_you";
    return {
      earned: isOwn ? pointsOfOrder(order, shopper) : isAwaited ? speaker.say("earn.soon") : null,
      member: memberView(shopper),
      join: joinView(shopper),
      words: speaker.surface("order"),
      brand: brandView(shopper.brand),
    };
  });
