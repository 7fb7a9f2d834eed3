import type { ProfileId, ShopifyId, Tenant } from "#app/vocabulary/ids.ts";
import type { OrderFacts } from "#app/vocabulary/order.ts";
import type { Points } from "#app/vocabulary/points.ts";
import type { OrderParts } from "./newest-state.ts";

/** Facts that an order keeps from the time it first earned, so that later changes elsewhere never re-price it (law 7). */
export interface OrderPins {
  products: Record<string, { tags: string[]; collectionIds: string[] }>;
  /** Null after the order moved to another person, until theirs are known. */
  customerTags: string[] | null;
  /** The tier in which the person made the order, and how many times the points it gives. */
  tier: { id: string; multiplier: string } | null;
}

/** The points an order should hold now, and when its pending ones become available. */
export interface OrderTarget {
  pending: Points;
  available: Points;
  reason: string;
  maturesAt: Date | null;
}

/** What an order counts towards a tier: points, minor units of the shop's currency, and itself. */
export interface CountedOrder {
  points: number;
  spend: number;
  orders: 0 | 1;
}

/** One order as the database keeps it. */
export interface OrderRecord extends Tenant {
  orderId: ShopifyId;
  profileId: ProfileId | null;
  /** The same person, when staff attached the order to them; null when the order's own contact details decide. */
  attachedTo: ProfileId | null;
  /** The newest state as it was told, without the parts. */
  state: OrderFacts;
  parts: OrderParts;
  /** The moment of payment, once seen. */
  paidAt: Date | null;
  ruleVersion: number | null;
  pins: OrderPins | null;
  target: OrderTarget;
  counted: CountedOrder;
}

export interface OrderKey extends Tenant {
  orderId: ShopifyId;
}

export const orderKey = ({ merchantId, shopId, orderId }: OrderKey): string =>
  `${merchantId}/${shopId}/${orderId}`;
