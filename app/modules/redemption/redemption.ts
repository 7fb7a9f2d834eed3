import type { MerchantId, ProfileId, ShopId, ShopifyId } from "#app/vocabulary/ids.ts";
import type { Points } from "#app/vocabulary/points.ts";
import type { Benefit } from "./reward-kind.ts";
import type { DiscountClass, RewardChannel } from "./reward.ts";

/**
 * Points are held (`reserved`), then there is something to use in Shopify (`issued`), then an order has carried it
 * (`captured`) or it is over without (`released`). A gift card and store credit are captured when they are issued.
 */
export const REDEMPTION_STATES = ["reserved", "issued", "captured", "released"] as const;
export type RedemptionState = (typeof REDEMPTION_STATES)[number];

/** Why it ended without an order. */
export type ReleaseReason =
  | "undone_by_shopper"
  | "undone_by_staff"
  | "timed_out"
  | "order_cancelled"
  /** Somebody deleted the discount in Shopify (edge case R9). */
  | "deleted_in_shopify"
  /** Shopify did not make the discount. */
  | "not_issued"
  | "reissued"
  | "person_forgotten";

/** Where a shopper or a member of staff asked for it. */
export type RedemptionSurface = "checkout" | "account" | "pos" | "admin";

/** What was promised, fixed when the points were reserved: later changes of the reward leave it alone (R8). */
export interface RedemptionTerms {
  benefit: Benefit;
  minimumSpend: { amount: number; currency: string } | null;
  products: string[];
  collections: string[];
  combinesWith: DiscountClass[];
  channels: RewardChannel[];
}

/** A reward that somebody has spent points on. */
export interface Redemption {
  merchantId: MerchantId;
  redemptionId: number;
  shopId: ShopId;
  profileId: ProfileId;
  /** Whom the discount is bound to in Shopify; null for a member without a customer, and for who was forgotten. */
  customerId: ShopifyId | null;
  rewardId: number;
  rewardRevision: number;
  surface: RedemptionSurface;
  points: Points;
  holdId: number;
  terms: RedemptionTerms;
  state: RedemptionState;
  /** The code of the discount or gift card; null for store credit, and of who was forgotten. */
  code: string | null;
  /** gid of the discount node, the gift card or the store credit transaction; null until it is issued. */
  shopifyGid: string | null;
  orderId: ShopifyId | null;
  releaseReason: ReleaseReason | null;
  createdAt: Date;
  /** Not to be used after this. */
  expiresAt: Date;
  closedAt: Date | null;
}
