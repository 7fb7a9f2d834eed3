import type { MerchantId, ProfileId } from "#app/vocabulary/ids.ts";
import { toPoints, type Points } from "#app/vocabulary/points.ts";
import type { Sql } from "#app/platform/db.server.ts";

/** An action that was told before, by its key: what it was a hash of, and what it gave. */
export async function readActionRequest(
  tx: Sql,
  merchantId: MerchantId,
  key: string,
): Promise<{ hash: Buffer; points: Points } | null> {
  const { rows } = await tx.query<{ input_hash: Buffer; points: number }>({
    name: "read-action-request",
    text: "SELECT input_hash, points FROM action_request WHERE merchant_id = $1 AND key = $2",
    values: [merchantId, key],
  });
  const row = rows[0];
  return row ? { hash: row.input_hash, points: toPoints(row.points) } : null;
}

/** Keeps that an action was told, also when it gave nothing. Call under a lock on its key. */
export async function keepActionRequest(
  tx: Sql,
  merchantId: MerchantId,
  request: { key: string; hash: Buffer; profileId: ProfileId; points: Points; at: Date },
): Promise<void> {
  await tx.query({
    name: "keep-action-request",
    text: `INSERT INTO action_request (merchant_id, key, input_hash, profile_id, points, created_at)
           VALUES ($1, $2, $3, $4, $5, $6)`,
    values: [merchantId, request.key, request.hash, request.profileId, request.points, request.at],
  });
}
