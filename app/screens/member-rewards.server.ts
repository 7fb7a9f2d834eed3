import { z } from "zod";
import { toPoints, type Points } from "#app/vocabulary/points.ts";
import { BRAND, defaultBrand, speakerFor } from "#app/modules/brand/index.ts";
import { listOrderNames } from "#app/modules/orders/index.ts";
import { newestVersion } from "#app/modules/programs/index.ts";
import {
  listActiveRewards,
  listRedemptionsOf,
  priceOf,
  type RedemptionState,
  type RedemptionSurface,
  type ReleaseReason,
} from "#app/modules/redemption/index.ts";
import type { Visit } from "./admin-view.ts";
import { nameRewards } from "./rewards.server.ts";
import { rewardTitle } from "./shopper/reward-title.ts";

const REDEMPTIONS_SHOWN = 20;

export interface MemberRedemption {
  redemptionId: number;
  title: string;
  points: number;
  state: RedemptionState;
  code: string | null;
  surface: RedemptionSurface;
  createdAt: Date;
  expiresAt: Date;
  closedAt: Date | null;
  releaseReason: ReleaseReason | null;
  orderName: string | null;
  orderUrl: string | null;
}

/** A reward that staff can give. */
export interface GivableReward {
  rewardId: number;
  title: string;
  least: number;
  most: number | null;
  step: number;
}

export interface MemberRewards {
  redemptions: MemberRedemption[];
  offers: GivableReward[];
}

/** What a member has spent points on, and what they could. */
export async function readMemberRewards(visit: Visit, profileId: number): Promise<MemberRewards> {
  const { merchantId, shopId } = visit.shop;
  const [redemptions, rewards, brand] = await Promise.all([
    listRedemptionsOf(merchantId, profileId, REDEMPTIONS_SHOWN),
    listActiveRewards(merchantId),
    newestVersion(merchantId, BRAND),
  ]);
  const speaker = speakerFor(brand?.settings ?? defaultBrand(), visit.locale);
  const ordered = redemptions.flatMap(({ shopId: shop, orderId }) =>
    orderId ? [{ shopId: shop, orderId }] : [],
  );
  const names = await listOrderNames(merchantId, ordered);
  const nameOf = await nameRewards(visit, rewards);
  return {
    redemptions: redemptions.map((one) => ({
      redemptionId: one.redemptionId,
      title: rewardTitle(speaker, one, one.terms.benefit),
      points: one.points,
      state: one.state,
      code: one.code,
      surface: one.surface,
      createdAt: one.createdAt,
      expiresAt: one.expiresAt,
      closedAt: one.closedAt,
      releaseReason: one.releaseReason,
      orderName: one.orderId && (names.get(`${one.shopId}/${one.orderId}`) ?? null),
      orderUrl: one.orderId && one.shopId === shopId ? `shopify://admin/orders/${one.orderId}` : null,
    })),
    offers: rewards.map((reward) => ({
      rewardId: reward.rewardId,
      title: nameOf(reward),
      ...priceOf(reward.terms.offer),
    })),
  };
}

const digits = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number);

const form = z.discriminatedUnion("does", [
  z.object({
    does: z.literal("give"),
    rewardId: digits,
    points: z
      .string()
      .trim()
      .regex(/^([1-9]\d{0,8})?$/, "Enter whole points.")
      .transform((text): Points | null => (text === "" ? null : toPoints(Number(text)))),
    requestId: z.string().regex(/^[\w-]{8,64}$/),
  }),
  z.object({ does: z.literal("take_back"), redemptionId: digits }),
]);

export type ParsedMemberReward =
  { ok: true; wish: z.infer<typeof form> } | { ok: false; errors: Record<string, string> };

/** Reads what a member of staff wants done with a member's rewards. */
export function parseMemberReward(body: unknown): ParsedMemberReward {
  const parsed = form.safeParse(body);
  if (parsed.success) return { ok: true, wish: parsed.data };
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues)
    errors[path[0] === "points" ? "points" : "form"] ??=
      path[0] === "points" ? message : "Choose a reward, or load the page again.";
  return { ok: false, errors };
}
