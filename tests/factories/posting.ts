import { asMerchantId, asProfileId, asShopId } from "#app/vocabulary/ids.ts";
import { toPoints } from "#app/vocabulary/points.ts";
import type { OnShortage, Posting, PostingKind } from "#app/modules/ledger/index.ts";
import { id } from "./order.ts";

interface Wish {
  merchant?: number;
  profile?: number;
  kind?: PostingKind;
  pending?: number;
  available?: number;
  shortfall?: number;
  onShortage?: OnShortage;
  key: string;
  order?: number | null;
  earnedAt?: Date;
  expiresAt?: Date | null;
  occurredAt?: Date;
}

const MAY = new Date("2026-05-01T10:00:00Z");

/** A valid posting of a purchase; without an order it is a manual one. */
export function posting(wish: Wish): Posting {
  const orderId = wish.order === undefined || wish.order === null ? null : id(wish.order);
  return {
    merchantId: asMerchantId(wish.merchant ?? 1),
    profileId: asProfileId(wish.profile ?? 1),
    kind: wish.kind ?? "earn",
    source: orderId === null ? "manual" : "purchase",
    pending: toPoints(wish.pending ?? 0),
    available: toPoints(wish.available ?? 0),
    shortfall: toPoints(wish.shortfall ?? 0),
    onShortage: wish.onShortage ?? "debt",
    key: wish.key,
    shopId: orderId === null ? null : asShopId(1),
    orderId,
    ruleVersion: null,
    reason: "order_earned",
    note: null,
    actor: null,
    occurredAt: wish.occurredAt ?? MAY,
    earnedAt: wish.earnedAt ?? wish.occurredAt ?? MAY,
    expiresAt: wish.expiresAt ?? null,
  };
}
