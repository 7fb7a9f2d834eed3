import { createHash } from "node:crypto";
import {
  asProfileId,
  type MerchantId,
  type ProfileId,
  type ShopId,
  type ShopifyId,
} from "#app/vocabulary/ids.ts";
import { toPoints, type Points } from "#app/vocabulary/points.ts";
import { sql, type Sql } from "#app/platform/db.server.ts";
import { inputHash, type Posting, type PostingStatus } from "./posting.ts";

/** Posts in the order given, in one statement. The result has one status for each posting. */
export async function postAll(tx: Sql, postings: readonly Posting[]): Promise<PostingStatus[]> {
  if (postings.length === 0) return [];
  const input = postings.map((p) => ({
    merchant_id: p.merchantId,
    profile_id: p.profileId,
    kind: p.kind,
    source: p.source,
    pending: p.pending,
    available: p.available,
    shortfall: p.shortfall,
    on_shortage: p.onShortage,
    key: p.key,
    input_hash: inputHash(p),
    shop_id: p.shopId,
    order_id: p.orderId,
    rule_version: p.ruleVersion,
    reason: p.reason,
    note: p.note,
    actor: p.actor,
    occurred_at: p.occurredAt,
    earned_at: p.earnedAt,
    expires_at: p.expiresAt,
  }));
  const { rows } = await tx.query<{ ord: number; status: PostingStatus }>({
    name: "ledger-post",
    text: "SELECT ord, status FROM ledger_post($1::jsonb)",
    values: [JSON.stringify(input)],
  });
  const statuses: PostingStatus[] = [];
  for (const row of rows) statuses[row.ord - 1] = row.status;
  if (rows.length !== postings.length) throw new Error("the ledger did not answer every posting");
  return statuses;
}

type TransferStatus = "posted" | "replayed" | "conflict" | "empty";

export interface Transfer {
  merchantId: MerchantId;
  from: ProfileId;
  into: ProfileId;
  key: string;
  reason: string;
  actor: string | null;
  at: Date;
}

/**
 * Moves everything that one person holds to another: lots with their dates, and holds, open or used, with their lots.
 * @returns empty when there was nothing.
 */
export async function transferAll(tx: Sql, transfer: Transfer): Promise<TransferStatus> {
  const hash = createHash("sha256")
    .update(JSON.stringify([transfer.from, transfer.into]))
    .digest("hex");
  const { rows } = await tx.query<{ status: TransferStatus }>({
    name: "ledger-transfer",
    text: "SELECT ledger_transfer($1, $2, $3, $4, $5, $6, $7, $8) AS status",
    values: [
      transfer.merchantId,
      transfer.from,
      transfer.into,
      transfer.key,
      hash,
      transfer.reason,
      transfer.actor,
      transfer.at,
    ],
  });
  const status = rows[0]?.status;
  if (!status) throw new Error("the ledger did not answer the transfer");
  return status;
}

/** What the ledger holds for one order on one profile. */
export interface OrderPosition {
  profileId: ProfileId;
  pending: Points;
  /** Available points that the order gave, spent or not, owed or forgiven. */
  available: Points;
  /** Points forgiven when they were taken back; later earnings of the order make them good first. */
  shortfall: Points;
  entries: number;
}

export interface LedgerOrderKey {
  merchantId: MerchantId;
  shopId: ShopId;
  orderId: ShopifyId;
}

/** Positions by `merchant/shop/order`. Call with the orders locked: then nobody else posts for them. */
export async function readOrderPositions(
  tx: Sql,
  keys: readonly LedgerOrderKey[],
): Promise<Map<string, OrderPosition[]>> {
  const { rows } = await tx.query<{
    merchant_id: number;
    shop_id: number;
    order_id: string;
    profile_id: number;
    pending: string;
    available: string;
    shortfall: string;
    entries: number;
  }>({
    name: "order-positions",
    text: `SELECT e.merchant_id, e.shop_id, e.order_id::text, e.profile_id, sum(e.d_pending) AS pending,
             sum(e.d_available - e.d_debt - e.d_shortfall) AS available, sum(e.d_shortfall) AS shortfall,
             count(*)::int AS entries
           FROM unnest($1::int[], $2::int[], $3::bigint[]) AS k(merchant_id, shop_id, order_id)
           JOIN ledger_entry e USING (merchant_id, shop_id, order_id)
           WHERE e.source = 'purchase'
           GROUP BY e.merchant_id, e.shop_id, e.order_id, e.profile_id`,
    values: [keys.map((k) => k.merchantId), keys.map((k) => k.shopId), keys.map((k) => k.orderId)],
  });
  const positions = new Map<string, OrderPosition[]>();
  for (const row of rows) {
    const key = `${row.merchant_id}/${row.shop_id}/${row.order_id}`;
    const own = positions.get(key) ?? [];
    positions.set(key, own);
    own.push({
      profileId: asProfileId(row.profile_id),
      pending: toPoints(Number(row.pending)),
      available: toPoints(Number(row.available)),
      shortfall: toPoints(Number(row.shortfall)),
      entries: row.entries,
    });
  }
  return positions;
}

export interface Balance {
  pending: Points;
  available: Points;
  held: Points;
  debt: Points;
}

/** One indexed row; zeros for a person without any entry. Available includes lots that are due but not yet written off. */
export async function readBalance(
  merchantId: MerchantId,
  profileId: ProfileId,
  tx: Sql = sql,
): Promise<Balance> {
  const { rows } = await tx.query<{ pending: number; available: number; held: number; debt: number }>({
    name: "read-balance",
    text: "SELECT pending, available, held, debt FROM ledger_account WHERE merchant_id = $1 AND profile_id = $2",
    values: [merchantId, profileId],
  });
  const row = rows[0] ?? { pending: 0, available: 0, held: 0, debt: 0 };
  return {
    pending: toPoints(row.pending),
    available: toPoints(row.available),
    held: toPoints(row.held),
    debt: toPoints(row.debt),
  };
}
