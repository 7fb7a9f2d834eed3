import type { Speaker } from "#app/modules/brand/index.ts";
import type { RedemptionRefused } from "#app/modules/redemption/index.ts";
import { tierNames } from "./offer-detail.ts";

/**
 * Why a reward cannot be had now, and what is missing, in a few words beside it (edge case R5). Null where nothing that
 * this shopper could do would change it: such a reward is not shown to them.
 */
export function refusalReason(
  refused: RedemptionRefused,
  speaker: Speaker,
  tiers: ReadonlyMap<string, string> | undefined,
): string | null {
  const { say, points, money } = speaker;
  switch (refused.reason) {
    case "not_enough_points":
      return say("reason.points", { count: refused.missing, points: points(refused.missing) });
    case "minimum_spend":
      return say("reason.spend", { amount: money(refused.missing, refused.currency) });
    case "no_matching_product":
      return say("reason.products");
    case "tier_required":
      return say("reason.tier", { tiers: tierNames(refused.tiers, tiers, speaker) });
    case "limit_reached":
      return say(refused.period === "ever" ? "reason.limit_ever" : "reason.limit_again");
    case "out_of_stock":
      return say("reason.stock");
    case "wrong_points":
    case "unknown_reward":
    case "wrong_channel":
    case "no_customer":
    case "no_amount_in_currency":
      return null;
  }
}
