import { z } from "zod";
import { cartFacts, localeTag, requestId } from "./cart.ts";
import type { RedemptionView } from "./loyalty.ts";

/** What a shopper asks for: a reward, or to have its points back. The person is the one whom the token names. */
export const redemptionRequest = z.discriminatedUnion("does", [
  z.object({
    does: z.literal("redeem"),
    requestId,
    locale: localeTag,
    rewardId: z.int().positive(),
    /** How many points, where the reward leaves it to the shopper. */
    points: z.int().min(1).max(1_000_000_000).optional(),
    /** At checkout: so that a reward that does not fit is refused before points are held. */
    cart: cartFacts.optional(),
  }),
  z.object({ does: z.literal("undo"), locale: localeTag, redemptionId: z.int().positive() }),
]);

export type RedemptionRequest = z.infer<typeof redemptionRequest>;

export const REDEMPTION_REFUSALS = [
  "unknown_member",
  "unknown_reward",
  "wrong_channel",
  "not_enough_points",
  /** Not between the least and the most, or not a whole number of steps. */
  "wrong_points",
  "no_amount_in_currency",
  "minimum_spend",
  "no_matching_product",
  "tier_required",
  "limit_reached",
  "out_of_stock",
  /** The member has no customer in this shop to bind a discount to. */
  "no_customer",
  /** The same request id was used for another wish. */
  "request_id_used",
  "unknown_redemption",
  /** An order has used it. */
  "already_used",
  /** Shopify did not answer or refused; no points are gone. */
  "try_again",
] as const;
export type RedemptionRefusal = (typeof REDEMPTION_REFUSALS)[number];

/** 200; 404, 409, 422 or 503 with a reason; 400 for a body that makes no sense, 401 without a valid token. */
export type RedemptionAnswer =
  | { ok: true; redemption: RedemptionView; points: number; balance: string }
  /** `points`: what can be spent now. */
  | { ok: true; undone: true; points: number; balance: string }
  /** `message` is for the shopper, in their language. */
  | { ok: false; reason: RedemptionRefusal; message: string };
