import type { RedemptionView } from "#app/contracts/loyalty.ts";
import type { Speaker } from "#app/modules/brand/index.ts";
import type { UsableRedemption } from "#app/modules/redemption/index.ts";
import { lastDayBefore } from "./member-view.ts";
import { rewardTitle } from "./reward-title.ts";

/** A reward that points were spent on. What has been given at once cannot be undone by the shopper. */
export const redemptionView = (
  { redemptionId, names, terms, state, code, points, expiresAt }: UsableRedemption,
  speaker: Speaker,
  timeZone: string,
  product: string | null = null,
): RedemptionView => ({
  redemptionId,
  title: rewardTitle(speaker, { names }, terms.benefit, product),
  code: state === "reserved" ? null : code,
  ...(terms.benefit.gives === "gift_card" ? { giftCard: true as const } : {}),
  price: speaker.points(points),
  until: speaker.say("offer.until", { date: speaker.day(lastDayBefore(expiresAt, timeZone)) }),
  canUndo: state === "issued",
});
