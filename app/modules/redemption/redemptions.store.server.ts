import type { MerchantId, ProfileId, ShopId, ShopifyId } from "#app/vocabulary/ids.ts";
import { sql, type Sql } from "#app/platform/db.server.ts";
import { REDEMPTION_COLUMNS, toRedemption, type RedemptionRow } from "./redemption-row.ts";
import type { Redemption, ReleaseReason } from "./redemption.ts";

type NewRedemption = Omit<
  Redemption,
  "redemptionId" | "state" | "shopifyGid" | "orderId" | "releaseReason" | "closedAt"
> & {
  /** The request's own name, and what it asked for. */
  key: string;
  inputHash: string;
};

/** Points are held for it: call in the transaction of the hold. */
export async function insertRedemption(tx: Sql, wish: NewRedemption): Promise<Redemption> {
  const { rows } = await tx.query<RedemptionRow>({
    name: "insert-redemption",
    text: `INSERT INTO redemption AS r (merchant_id, shop_id, profile_id, customer_id, reward_id, reward_revision,
             surface, points, key, input_hash, hold_id, terms, code, created_at, expires_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, decode($10, 'hex'), $11, $12, $13, $14, $15)
           RETURNING ${REDEMPTION_COLUMNS}`,
    values: [
      wish.merchantId,
      wish.shopId,
      wish.profileId,
      wish.customerId,
      wish.rewardId,
      wish.rewardRevision,
      wish.surface,
      wish.points,
      wish.key,
      wish.inputHash,
      wish.holdId,
      JSON.stringify(wish.terms),
      wish.code,
      wish.createdAt,
      wish.expiresAt,
    ],
  });
  if (!rows[0]) throw new Error("the redemption was not written");
  return toRedemption(rows[0]);
}

/** What the request asked for the first time; null when it is new. */
export async function findByKey(
  tx: Sql,
  merchantId: MerchantId,
  key: string,
): Promise<{ redemption: Redemption; inputHash: string } | null> {
  const { rows } = await tx.query<RedemptionRow & { hash: string }>({
    name: "redemption-by-key",
    text: `SELECT ${REDEMPTION_COLUMNS}, encode(r.input_hash, 'hex') AS hash FROM redemption r
           WHERE r.merchant_id = $1 AND r.key = $2`,
    values: [merchantId, key],
  });
  return rows[0] ? { redemption: toRedemption(rows[0]), inputHash: rows[0].hash } : null;
}

/** What came to nothing gives its request's name back, so that the same request may be tried again. */
export async function freeKey(tx: Sql, { merchantId, redemptionId }: Redemption): Promise<void> {
  await tx.query({
    name: "free-redemption-key",
    text: `UPDATE redemption SET key = key || '/' || redemption_id
           WHERE merchant_id = $1 AND redemption_id = $2 AND state = 'released'`,
    values: [merchantId, redemptionId],
  });
}

export async function readRedemption(
  tx: Sql,
  merchantId: MerchantId,
  redemptionId: number,
): Promise<Redemption | null> {
  const { rows } = await tx.query<RedemptionRow>({
    name: "read-redemption",
    text: `SELECT ${REDEMPTION_COLUMNS} FROM redemption r WHERE r.merchant_id = $1 AND r.redemption_id = $2`,
    values: [merchantId, redemptionId],
  });
  return rows[0] ? toRedemption(rows[0]) : null;
}

/** What a hold is for now; null for a hold without a redemption. */
export async function findByHold(
  tx: Sql,
  merchantId: MerchantId,
  holdId: number,
): Promise<Redemption | null> {
  const { rows } = await tx.query<RedemptionRow>({
    name: "redemption-by-hold",
    text: `SELECT ${REDEMPTION_COLUMNS} FROM redemption r
           WHERE r.merchant_id = $1 AND r.hold_id = $2 AND r.state <> 'released'`,
    values: [merchantId, holdId],
  });
  return rows[0] ? toRedemption(rows[0]) : null;
}

/** How often a member had a reward since an instant, what came to nothing aside. */
export async function countHad(
  tx: Sql,
  who: { merchantId: MerchantId; profileId: ProfileId; rewardId: number; since: Date | null },
): Promise<number> {
  const { rows } = await tx.query<{ n: number }>({
    name: "count-redemptions",
    text: `SELECT count(*)::int AS n FROM redemption WHERE merchant_id = $1 AND profile_id = $2 AND reward_id = $3
             AND created_at >= $4 AND state <> 'released'`,
    values: [who.merchantId, who.profileId, who.rewardId, who.since ?? "-infinity"],
  });
  return rows[0]?.n ?? 0;
}

const MOST_OPEN = 100;

/** What a member can still use, the newest first; also what is being made. */
export async function listOpenRedemptions(
  merchantId: MerchantId,
  profileId: ProfileId,
  tx: Sql = sql,
): Promise<Redemption[]> {
  const { rows } = await tx.query<RedemptionRow>({
    name: "open-redemptions",
    text: `SELECT ${REDEMPTION_COLUMNS} FROM redemption r
           WHERE r.merchant_id = $1 AND r.profile_id = $2 AND r.state IN ('reserved', 'issued')
           ORDER BY r.created_at DESC, r.redemption_id DESC LIMIT $3`,
    values: [merchantId, profileId, MOST_OPEN],
  });
  return rows.map(toRedemption);
}

/** There is something to use in Shopify now. @returns the redemption after it, whatever became of it meanwhile. */
export async function markIssued(
  tx: Sql,
  { merchantId, redemptionId }: Redemption,
  shopifyGid: string,
  at: Date,
): Promise<Redemption> {
  const { rows } = await tx.query<RedemptionRow>({
    name: "mark-issued",
    // Also of one that has ended meanwhile: then what was made is cleared away by its gid.
    text: `UPDATE redemption r SET shopify_gid = $3, issued_at = COALESCE(issued_at, $4),
             state = CASE WHEN state = 'reserved' THEN 'issued' ELSE state END
           WHERE r.merchant_id = $1 AND r.redemption_id = $2 RETURNING ${REDEMPTION_COLUMNS}`,
    values: [merchantId, redemptionId, shopifyGid, at],
  });
  if (!rows[0]) throw new Error(`redemption ${redemptionId} is gone`);
  return toRedemption(rows[0]);
}

/** An order carries it, or (without one) it was given at once. Also after a release: the shopper has had it. */
export async function markCaptured(
  tx: Sql,
  { merchantId, redemptionId }: Redemption,
  orderId: ShopifyId | null,
  at: Date,
): Promise<void> {
  await tx.query({
    name: "mark-captured",
    text: `UPDATE redemption SET state = 'captured', order_id = $3, closed_at = $4, release_reason = NULL
           WHERE merchant_id = $1 AND redemption_id = $2`,
    values: [merchantId, redemptionId, orderId, at],
  });
}

/** It is over without an order, or its order is. */
export async function markReleased(
  tx: Sql,
  { merchantId, redemptionId }: Redemption,
  reason: ReleaseReason,
  at: Date,
): Promise<void> {
  await tx.query({
    name: "mark-released",
    text: `UPDATE redemption SET state = 'released', release_reason = $3, closed_at = $4
           WHERE merchant_id = $1 AND redemption_id = $2`,
    values: [merchantId, redemptionId, reason, at],
  });
}

/** The redemptions of a person who has become another. */
export async function moveRedemptions(
  tx: Sql,
  merchantId: MerchantId,
  from: ProfileId,
  into: ProfileId,
): Promise<void> {
  await tx.query({
    name: "move-redemptions",
    text: "UPDATE redemption SET profile_id = $3 WHERE merchant_id = $1 AND profile_id = $2",
    values: [merchantId, from, into],
  });
}

/** Takes out what names people who are to be forgotten: what is open is ended before. */
export async function forgetInRedemptions(
  tx: Sql,
  merchantId: MerchantId,
  profileIds: readonly ProfileId[],
): Promise<void> {
  await tx.query({
    name: "forget-in-redemptions",
    text: `UPDATE redemption SET code = NULL, customer_id = NULL
           WHERE merchant_id = $1 AND profile_id = ANY ($2::bigint[]) AND state IN ('captured', 'released')`,
    values: [merchantId, profileIds],
  });
}

/** What messages from Shopify may name redemptions by. */
export interface RedemptionNames {
  merchantId: MerchantId;
  shopId: ShopId;
  codes: readonly string[];
  orderIds: readonly ShopifyId[];
  gids: readonly string[];
}

/** Redemptions of a shop by their codes (whatever the case), by the orders that carried them, or as Shopify names them. */
export async function findRedemptions(tx: Sql, names: RedemptionNames): Promise<Redemption[]> {
  const { rows } = await tx.query<RedemptionRow>({
    name: "find-redemptions",
    text: `SELECT ${REDEMPTION_COLUMNS} FROM redemption r WHERE r.merchant_id = $1 AND r.shop_id = $2 AND redemption_id IN (
             SELECT redemption_id FROM redemption
               WHERE merchant_id = $1 AND shop_id = $2 AND code IS NOT NULL AND upper(code) = ANY ($3::text[])
             UNION SELECT redemption_id FROM redemption
               WHERE merchant_id = $1 AND shop_id = $2 AND order_id IS NOT NULL AND order_id = ANY ($4::bigint[])
             UNION SELECT redemption_id FROM redemption
               WHERE merchant_id = $1 AND shop_id = $2 AND shopify_gid = ANY ($5::text[]))
           ORDER BY r.redemption_id`,
    values: [
      names.merchantId,
      names.shopId,
      names.codes.map((code) => code.toUpperCase()),
      names.orderIds,
      names.gids,
    ],
  });
  return rows.map(toRedemption);
}
