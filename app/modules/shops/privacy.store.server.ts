import type { ProfileId, Tenant } from "#app/vocabulary/ids.ts";
import type { Sql } from "#app/platform/db.server.ts";

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
