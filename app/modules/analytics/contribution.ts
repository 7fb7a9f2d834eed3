import type { MerchantId, ProfileId, ShopId } from "#app/vocabulary/ids.ts";
import { isSale, type Channel, type OrderFacts } from "#app/vocabulary/order.ts";
import { dayIn, type Day } from "#app/vocabulary/time.ts";

/** What one order adds to the figures of its person and its day. */
export interface Contribution {
  merchantId: MerchantId;
  shopId: ShopId;
  profileId: ProfileId | null;
  channel: Channel;
  day: Day;
  /** 1 while the order counts as a sale, else 0. */
  orders: number;
  /** What is left of the order, minor units of the shop's currency. */
  net: number;
}

export function contributionOf(
  order: { merchantId: MerchantId; shopId: ShopId; profileId: ProfileId | null; state: OrderFacts },
  timeZone: string,
): Contribution {
  const { state } = order;
  const counts = isSale(state);
  return {
    merchantId: order.merchantId,
    shopId: order.shopId,
    profileId: order.profileId,
    channel: state.channel,
    day: dayIn(timeZone, state.processedAt),
    orders: counts ? 1 : 0,
    net: counts ? state.currentTotal : 0,
  };
}

/** Points that one posting issued or took back, on its day. */
export interface PointsMovement {
  merchantId: MerchantId;
  shopId: ShopId;
  channel: Channel;
  day: Day;
  points: number;
}
