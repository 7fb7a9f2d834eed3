import { z } from "zod";
import { asMerchantId, asProfileId, asShopId, toShopifyId } from "#app/vocabulary/ids.ts";
import { toCurrencyCode, toMinorUnits } from "#app/vocabulary/money.ts";
import { toPoints } from "#app/vocabulary/points.ts";
import type { Redemption, RedemptionState, RedemptionSurface, ReleaseReason } from "./redemption.ts";
import { DISCOUNT_CLASSES, REWARD_CHANNELS } from "./reward.ts";

const minor = z.int().transform(toMinorUnits);
const currency = z.string().transform((text, context) => {
  const code = toCurrencyCode(text);
  if (code) return code;
  context.addIssue({ code: "custom", message: `${text} is not a currency` });
  return z.NEVER;
});

/** As stored in JSON; a change of this shape has to go on reading what was promised before. */
const storedTerms = z.object({
  benefit: z.discriminatedUnion("gives", [
    z.object({ gives: z.literal("amount"), amount: minor, currency }),
    z.object({ gives: z.literal("percent"), percent: z.number(), cap: minor.nullable(), currency }),
    z.object({ gives: z.literal("shipping"), upTo: minor.nullable(), currency }),
    z.object({ gives: z.literal("product"), productIds: z.array(z.string()), percent: z.number() }),
    z.object({ gives: z.literal("gift_card"), amount: minor, currency }),
    z.object({ gives: z.literal("store_credit"), amount: minor, currency }),
  ]),
  minimumSpend: z.object({ amount: z.int(), currency: z.string() }).nullable(),
  products: z.array(z.string()),
  collections: z.array(z.string()),
  combinesWith: z.array(z.enum(DISCOUNT_CLASSES)),
  channels: z.array(z.enum(REWARD_CHANNELS)),
});

export interface RedemptionRow {
  merchant_id: number;
  redemption_id: number;
  shop_id: number;
  profile_id: number;
  customer_id: string | null;
  reward_id: number;
  reward_revision: number;
  surface: RedemptionSurface;
  points: number;
  hold_id: number;
  terms: unknown;
  state: RedemptionState;
  code: string | null;
  shopify_gid: string | null;
  order_id: string | null;
  release_reason: ReleaseReason | null;
  created_at: Date;
  expires_at: Date;
  closed_at: Date | null;
}

export const REDEMPTION_COLUMNS = `r.merchant_id, r.redemption_id, r.shop_id, r.profile_id, r.customer_id::text,
  r.reward_id, r.reward_revision, r.surface, r.points, r.hold_id, r.terms, r.state, r.code, r.shopify_gid,
  r.order_id::text, r.release_reason, r.created_at, r.expires_at, r.closed_at`;

export const toRedemption = (row: RedemptionRow): Redemption => ({
  merchantId: asMerchantId(row.merchant_id),
  redemptionId: row.redemption_id,
  shopId: asShopId(row.shop_id),
  profileId: asProfileId(row.profile_id),
  customerId: toShopifyId(row.customer_id),
  rewardId: row.reward_id,
  rewardRevision: row.reward_revision,
  surface: row.surface,
  points: toPoints(row.points),
  holdId: row.hold_id,
  terms: storedTerms.parse(row.terms),
  state: row.state,
  code: row.code,
  shopifyGid: row.shopify_gid,
  orderId: toShopifyId(row.order_id),
  releaseReason: row.release_reason,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  closedAt: row.closed_at,
});
