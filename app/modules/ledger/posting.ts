import { createHash } from "node:crypto";
import type { MerchantId, ProfileId, ShopId, ShopifyId } from "#app/vocabulary/ids.ts";
import type { Points } from "#app/vocabulary/points.ts";

export type PostingKind = "earn_pending" | "earn" | "mature" | "take_back" | "adjust";
export type PostingSource = "purchase" | "bonus" | "manual";

/** What a take-back does beyond the spendable points: owe them, forgive them (recorded), or refuse the posting. */
export type OnShortage = "debt" | "floor" | "refuse";

/** A change of one balance, decided; the ledger adds versions, lots and balances under its locks. */
export interface Posting {
  merchantId: MerchantId;
  profileId: ProfileId;
  kind: PostingKind;
  source: PostingSource;
  /** Differences in points. */
  pending: Points;
  available: Points;
  /** Negative: earlier forgiven points of the same order that these earnings make good. */
  shortfall: Points;
  onShortage: OnShortage;
  /** Made of business facts, unique per merchant: the same key and input is posted once (law 5). */
  key: string;
  shopId: ShopId | null;
  orderId: ShopifyId | null;
  ruleVersion: number | null;
  /** A code that the screens put into words. */
  reason: string;
  note: string | null;
  actor: string | null;
  occurredAt: Date;
  /** When the points of a new lot were earned, and when they expire; null never. */
  earnedAt: Date | null;
  expiresAt: Date | null;
}

/** posted; replayed: same key and input before; conflict: same key, other input; refused: not enough points. */
export type PostingStatus = "posted" | "replayed" | "conflict" | "refused";

/** SHA-256 in hex over everything that makes the posting what it is. */
export function inputHash(posting: Posting): string {
  const {
    merchantId,
    profileId,
    kind,
    source,
    pending,
    available,
    shortfall,
    shopId,
    orderId,
    reason,
    note,
  } = posting;
  const input = [
    merchantId,
    profileId,
    kind,
    source,
    pending,
    available,
    shortfall,
    shopId,
    orderId,
    reason,
    note,
  ];
  return createHash("sha256").update(JSON.stringify(input)).digest("hex");
}
