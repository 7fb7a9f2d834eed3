import { data, type ActionFunctionArgs } from "@remix-run/node";
import { asProfileId } from "#app/vocabulary/ids.ts";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { setTier } from "#app/flows/set-tier.server.ts";
import { parseMemberId } from "#app/screens/member.server.ts";
import { parseTierForm } from "#app/screens/member-tier.server.ts";
import type { SetTierAnswer } from "#app/ui/member/set-tier-modal.tsx";

const unknownMember = () => new Response("This store has no member with this number.", { status: 404 });

const REFUSALS = {
  no_tiers: { form: "There are no tiers any more. Reload the page." },
  unknown_tier: { tier: "This tier is not on the ladder any more. Reload the page." },
  past_day: { until: "Choose today or a later day." },
} as const;

/** Gives a member a tier at least, until a day, or ends that. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, staff } = await enterAdmin(request);
  const profileId = parseMemberId(params.id);
  if (profileId === null) throw unknownMember();
  const parsed = parseTierForm(Object.fromEntries(await request.formData()));
  if (!parsed.ok) return data<SetTierAnswer>(parsed, { status: 422 });
  const { merchantId } = shop;
  const wish = { ...parsed.wish, merchantId, profileId: asProfileId(profileId), staffName: staff.name };
  const answer = await setTier(wish);
  if (answer.ok) return data<SetTierAnswer>({ ok: true });
  if (answer.reason === "unknown_member") throw unknownMember();
  return data<SetTierAnswer>({ ok: false, errors: REFUSALS[answer.reason] }, { status: 422 });
}
