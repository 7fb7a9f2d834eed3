import type { MerchantId } from "#app/vocabulary/ids.ts";
import { sql, type Sql } from "#app/platform/db.server.ts";

/** A key as people see it. */
export interface ApiKeyLine {
  keyId: number;
  name: string;
  prefix: string;
  createdBy: string;
  createdAt: Date;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
}

export async function insertApiKey(
  tx: Sql,
  merchantId: MerchantId,
  key: { name: string; prefix: string; hash: Buffer; createdBy: string; createdAt: Date },
): Promise<void> {
  await tx.query({
    text: `INSERT INTO api_key (merchant_id, name, prefix, hash, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6)`,
    values: [merchantId, key.name, key.prefix, key.hash, key.createdBy, key.createdAt],
  });
}

/** @returns whether there was such a key that could still be used. */
export async function revokeApiKey(
  tx: Sql,
  merchantId: MerchantId,
  keyId: number,
  at: Date,
): Promise<boolean> {
  const { rowCount } = await tx.query({
    text: "UPDATE api_key SET revoked_at = $3 WHERE merchant_id = $1 AND key_id = $2 AND revoked_at IS NULL",
    values: [merchantId, keyId, at],
  });
  return rowCount === 1;
}

/** The newest first; a merchant has few. */
export async function listApiKeys(merchantId: MerchantId): Promise<ApiKeyLine[]> {
  const { rows } = await sql.query<{
    key_id: number;
    name: string;
    prefix: string;
    created_by: string;
    created_at: Date;
    revoked_at: Date | null;
    last_used_at: Date | null;
  }>({
    text: `SELECT key_id, name, prefix, created_by, created_at, revoked_at, last_used_at FROM api_key
           WHERE merchant_id = $1 ORDER BY key_id DESC LIMIT 100`,
    values: [merchantId],
  });
  return rows.map((row) => ({
    keyId: row.key_id,
    name: row.name,
    prefix: row.prefix,
    createdBy: row.created_by,
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
  }));
}

/** Counts one use of a key. @returns how many there were in this minute; null for a key that opens nothing. */
export async function countUse(
  tx: Sql,
  { merchantId, hash }: { merchantId: MerchantId; hash: Buffer },
  at: Date,
): Promise<number | null> {
  const { rows } = await tx.query<{ used: number }>({
    name: "count-key-use",
    text: `UPDATE api_key SET last_used_at = $3, minute = date_trunc('minute', $3::timestamptz),
             used = CASE WHEN minute = date_trunc('minute', $3::timestamptz) THEN used + 1 ELSE 1 END
           WHERE merchant_id = $1 AND hash = $2 AND revoked_at IS NULL RETURNING used`,
    values: [merchantId, hash, at],
  });
  return rows[0]?.used ?? null;
}
