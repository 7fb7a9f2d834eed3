import { data, type ActionFunctionArgs } from "@remix-run/node";
import { asProfileId } from "#app/vocabulary/ids.ts";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { giveReward, takeRewardBack } from "#app/flows/rewards-by-hand.server.ts";
import { parseMemberId } from "#app/screens/member.server.ts";
import { parseMemberReward } from "#app/screens/member-rewards.server.ts";
import type { RewardAnswer } from "#app/ui/member/use-reward-answer.ts";

const unknownMember = () => new Response("This store has no member with this number.", { status: 404 });

const REFUSALS: Record<string, string> = {
  unknown_reward: "This reward is not offered any more. Load the page again.",
  wrong_channel: "This reward cannot be given here.",
  not_enough_points: "The member has too few points.",
  wrong_points: "Enter as many points as the reward takes, in its steps.",
  no_amount_in_currency: "This reward has no amount in the currency of this store.",
  tier_required: "The member’s tier does not have this reward.",
  limit_reached: "The member has had this reward as often as it allows.",
  out_of_stock: "None of these are left.",
  no_customer: "The member is no customer of this store yet, so there is nobody to bind a code to.",
  try_again: "Shopify did not answer. No points are gone; try again.",
  request_id_used: "This was sent before with another reward. Load the page again.",
  unknown_redemption: "The member does not have this any more. Load the page again.",
  already_used: "An order has used this already.",
};

async function give(wish: Parameters<typeof giveReward>[0]) {
  const answer = await giveReward(wish);
  return answer.ok ? { ok: true as const, code: answer.redemption.code } : answer;
}

async function takeBack(wish: Parameters<typeof takeRewardBack>[0]) {
  const answer = await takeRewardBack(wish);
  return answer.ok ? { ok: true as const, code: null } : answer;
}

/** Gives a member a reward for their points, or takes back one that was not used. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, staff } = await enterAdmin(request);
  const profileId = parseMemberId(params.id);
  if (profileId === null) throw unknownMember();
  const parsed = parseMemberReward(Object.fromEntries(await request.formData()));
  if (!parsed.ok) return data<RewardAnswer>(parsed, { status: 422 });
  const { wish } = parsed;
  const by = { shop, profileId: asProfileId(profileId), staffName: staff.name };
  const answer = await (wish.does === "give" ? give({ ...by, ...wish }) : takeBack({ ...by, ...wish }));
  if (answer.ok) return data<RewardAnswer>({ ok: true, did: wish.does, code: answer.code });
  if (answer.reason === "unknown_member") throw unknownMember();
  const message = REFUSALS[answer.reason] ?? "This was not possible.";
  return data<RewardAnswer>({ ok: false, errors: { form: message } }, { status: 422 });
}
