import { z } from "zod";
import { requestId } from "./cart.ts";

const points = z.int().min(1).max(1_000_000_000);

/** What the till asks: the staff member has chosen the person. */
export const posHoldRequest = z.discriminatedUnion("does", [
  z.object({ does: z.literal("hold"), requestId, points, memberId: z.int().positive() }),
  z.object({ does: z.literal("release"), holdId: z.int().positive() }),
]);

export type HoldRefusal =
  /** Fewer points than asked for can be spent: `spendable` tells how many. */
  | "not_enough_points"
  /** The request id was used for another wish before. */
  | "request_id_used"
  /** There is no such member, or none is logged in. */
  | "unknown_member"
  | "unknown_hold"
  /** An order has used the points already. */
  | "already_spent";

/** 200 with the hold; 409 and 422 with a reason; 400 for a body that makes no sense, 401 without a valid token. */
export type HoldResponse =
  | { ok: true; holdId: number; spendable: number; expiresAt: string }
  | { ok: true; released: true }
  | { ok: false; reason: HoldRefusal; spendable?: number };
