import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { setStatusOfReward, sortRewards } from "#app/flows/offer-rewards.server.ts";
import { readRewards } from "#app/screens/rewards.server.ts";
import { parseRewardsWish } from "#app/screens/reward-wishes.server.ts";
import { AdminPage } from "#app/ui/admin-page.tsx";
import { PageError } from "#app/ui/page-error.tsx";
import { NoRewards } from "#app/ui/rewards/no-rewards.tsx";
import { RewardsCard } from "#app/ui/rewards/rewards-card.tsx";
import { useRewardChanges, type ChangeAnswer } from "#app/ui/rewards/use-reward-changes.ts";

export const meta: MetaFunction = () => [{ title: "Rewards · Throughline" }];

export async function loader({ request }: LoaderFunctionArgs) {
  return readRewards(await enterAdmin(request));
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, staff } = await enterAdmin(request);
  const parsed = parseRewardsWish(await request.json().catch(() => null));
  if (!parsed.ok) return data<ChangeAnswer>({ ok: false }, { status: 422 });
  const { wish } = parsed;
  const by = { merchantId: shop.merchantId, staffName: staff.name };
  if (wish.does === "sort") {
    await sortRewards({ ...by, rewardIds: wish.rewardIds });
    return data<ChangeAnswer>({ ok: true, told: "Order saved" });
  }
  const isKnown = await setStatusOfReward({ ...by, rewardId: wish.rewardId, status: wish.status });
  return data<ChangeAnswer>(isKnown ? { ok: true, told: "Reward saved" } : { ok: false }, {
    status: isKnown ? 200 : 404,
  });
}

export default function Rewards() {
  const { view, rewards, figures } = useLoaderData<typeof loader>();
  const changes = useRewardChanges();
  return (
    <AdminPage
      heading="Rewards"
      title="Rewards"
      subtitle="What members can spend their points on, as they see it."
      view={view}
      backAction={{ content: "Program", url: "/app/program" }}
      {...(rewards.length > 0
        ? { primaryAction: { content: "Add reward", url: "/app/program/rewards/new" } }
        : {})}
    >
      {rewards.length === 0 ? <NoRewards /> : <RewardsCard {...{ rewards, figures, changes }} />}
    </AdminPage>
  );
}

export const ErrorBoundary = PageError;
