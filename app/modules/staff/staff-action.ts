import { z } from "zod";
import type { MerchantId, ProfileId } from "#app/vocabulary/ids.ts";

/** Everything that is recorded; a screen says each in a sentence. */
export const STAFF_ACTION_KINDS = [
  "points_adjusted",
  "earning_saved",
  "expiry_saved",
  "tiers_saved",
  "brand_saved",
  "tier_set",
  "order_attached",
  "order_detached",
  "birthday_set",
  "api_key_made",
  "api_key_withdrawn",
  "bulk_applied",
  "data_exported",
  "reward_saved",
  "reward_status_set",
  "rewards_sorted",
  "codes_reissued",
  "reward_given",
  "reward_taken_back",
] as const;
export type StaffActionKind = (typeof STAFF_ACTION_KINDS)[number];

/** Numbers and codes, never words about a person. */
export const staffActionDetail = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
export type StaffActionDetail = z.infer<typeof staffActionDetail>;

export interface StaffAction {
  merchantId: MerchantId;
  at: Date;
  actor: string;
  kind: StaffActionKind;
  /** Whom it was about; null when it was about nobody in particular. */
  profileId: ProfileId | null;
  detail: StaffActionDetail;
}
