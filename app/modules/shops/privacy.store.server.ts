import { asProfileId, type MerchantId, type ProfileId, type Tenant } from "#app/vocabulary/ids.ts";
import { sql, type Sql } from "#app/platform/db.server.ts";

/** Shopify gives merchants and apps 30 days to answer (https://shopify.dev/docs/apps/build/compliance/privacy-law-compliance). */
const DAYS_TO_ANSWER = 30;

export interface PrivacyRequest {
  kind: "data_request" | "customer_redaction" | "shop_redaction";
  /** Shopify's number of the request, or the customer it is about. */
  subject: string;
  profileId: ProfileId | null;
  done: boolean;
}

/** Keeps a request of the law for the merchant to see; a request that comes twice is one. */
export async function recordPrivacyRequest(tx: Sql, tenant: Tenant, request: PrivacyRequest): Promise<void> {
  await tx.query({
    text: `INSERT INTO privacy_request (merchant_id, shop_id, kind, subject, profile_id, due_at, done_at)
           VALUES ($1, $2, $3, $4, $5, now() + make_interval(days => $6), CASE WHEN $7 THEN now() END)
           ON CONFLICT (merchant_id, shop_id, kind, subject) DO NOTHING`,
    values: [
      tenant.merchantId,
      tenant.shopId,
      request.kind,
      request.subject,
      request.profileId,
      DAYS_TO_ANSWER,
      request.done,
    ],
  });
}

export interface KeptPrivacyRequest {
  requestId: number;
  kind: PrivacyRequest["kind"];
  subject: string;
  profileId: ProfileId | null;
  receivedAt: Date;
  doneAt: Date | null;
}

interface Row {
  request_id: number;
  kind: PrivacyRequest["kind"];
  subject: string;
  profile_id: number | null;
  received_at: Date;
  done_at: Date | null;
}

/** Null for a number that is not one of this merchant's requests. */
export async function readPrivacyRequest(
  merchantId: MerchantId,
  requestId: number,
): Promise<KeptPrivacyRequest | null> {
  const { rows } = await sql.query<Row>({
    name: "read-privacy-request",
    text: `SELECT request_id, kind, subject, profile_id, received_at, done_at FROM privacy_request
           WHERE merchant_id = $1 AND request_id = $2`,
    values: [merchantId, requestId],
  });
  const row = rows[0];
  if (!row) return null;
  return {
    requestId: row.request_id,
    kind: row.kind,
    subject: row.subject,
    profileId: row.profile_id === null ? null : asProfileId(row.profile_id),
    receivedAt: row.received_at,
    doneAt: row.done_at,
  };
}

/** Says that a person got their answer; the first time counts. False for a request that this merchant does not have. */
export async function markDataRequestDone(merchantId: MerchantId, requestId: number): Promise<boolean> {
  const { rowCount } = await sql.query({
    text: `UPDATE privacy_request SET done_at = COALESCE(done_at, now())
           WHERE merchant_id = $1 AND request_id = $2 AND kind = 'data_request'`,
    values: [merchantId, requestId],
  });
  return rowCount === 1;
}
