import { data, type ActionFunctionArgs } from "@remix-run/node";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { previewReward } from "#app/screens/reward-preview.server.ts";
import { parseRewardPreview } from "#app/screens/reward-wishes.server.ts";
import type { RewardPreviewAnswer } from "#app/ui/rewards/reward-preview-panel.tsx";

/** How shoppers would see a reward; saves nothing. */
export async function action({ request }: ActionFunctionArgs) {
  const visit = await enterAdmin(request);
  const wish = parseRewardPreview(await request.json().catch(() => null));
  if (!wish) return data<RewardPreviewAnswer>({ ok: false }, { status: 422 });
  return data<RewardPreviewAnswer>({ ok: true, preview: await previewReward(visit, wish, now()) });
}
