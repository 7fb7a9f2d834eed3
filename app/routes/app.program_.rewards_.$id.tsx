import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useNavigate, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { BlockStack } from "@shopify/polaris";
import { useEffect } from "react";
import { enterAdmin, type AdminVisit } from "#app/flows/enter-admin.server.ts";
import { nameChosenThings } from "#app/flows/name-chosen-things.server.ts";
import { setStatusOfReward } from "#app/flows/offer-rewards.server.ts";
import { startReissue } from "#app/flows/reissue-codes.server.ts";
import { saveRewardTerms } from "#app/flows/save-reward.server.ts";
import { parseRewardId, parseRewardKind, parseRewardWish } from "#app/screens/reward-wishes.server.ts";
import { readRewardScreen } from "#app/screens/rewards.server.ts";
import { AdminPage } from "#app/ui/admin-page.tsx";
import { PageError } from "#app/ui/page-error.tsx";
import { useVersionedSave, type SaveAnswer } from "#app/ui/program/use-versioned-save.ts";
import { ChooseKind } from "#app/ui/rewards/choose-kind.tsx";
import { OutdatedCodes } from "#app/ui/rewards/outdated-codes.tsx";
import { RewardEditor } from "#app/ui/rewards/reward-editor.tsx";
import { RewardBadge, rewardHeading, statusActions } from "#app/ui/rewards/reward-status.tsx";
import { useRewardChanges, type ChangeAnswer } from "#app/ui/rewards/use-reward-changes.ts";

export const meta: MetaFunction = () => [{ title: "Reward · Throughline" }];

const noSuchReward = () => new Response("There is no such reward.", { status: 404 });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await enterAdmin(request);
  const rewardId = parseRewardId(params.id);
  const screen = rewardId === undefined ? null : await readRewardScreen(visit, rewardId);
  if (!screen) throw noSuchReward();
  const kind =
    screen.reward?.terms.offer.kind ?? parseRewardKind(new URL(request.url).searchParams.get("kind"));
  const { untitled, productTitles, ...shown } = screen;
  const { collections, products } = await nameChosenThings(visit.shop, untitled);
  return { ...shown, kind, titles: { collection: collections, product: { ...products, ...productTitles } } };
}

async function save({ shop, staff }: AdminVisit, rewardId: number | null, body: SaveBody) {
  const { baseVersion: baseRevision, terms } = body;
  const wish = { merchantId: shop.merchantId, rewardId, baseRevision, terms, staffName: staff.name };
  const saved = await saveRewardTerms(wish);
  if (saved.ok) {
    const address = rewardId === null ? { address: `/app/program/rewards/${saved.rewardId}` } : {};
    return data<SaveAnswer>({ ok: true, version: saved.revision, ...address });
  }
  if (saved.reason === "unknown_reward") throw noSuchReward();
  return data<SaveAnswer>(saved, { status: saved.reason === "stale" ? 409 : 422 });
}

type Wish = Extract<ReturnType<typeof parseRewardWish>, { ok: true }>["wish"];
type SaveBody = Extract<Wish, { does: "save" }>;

export async function action({ request, params }: ActionFunctionArgs) {
  const visit = await enterAdmin(request);
  const rewardId = parseRewardId(params.id);
  const parsed = parseRewardWish(await request.json().catch(() => null));
  if (rewardId === undefined) throw noSuchReward();
  if (!parsed.ok)
    return data<SaveAnswer>({ ok: false, reason: "invalid", errors: parsed.errors }, { status: 422 });
  const { wish } = parsed;
  if (wish.does === "save") return save(visit, rewardId, wish);
  const { shop, staff } = visit;
  const by = { merchantId: shop.merchantId, staffName: staff.name };
  if (rewardId === null) throw noSuchReward();
  if (wish.does === "reissue") {
    if ((await startReissue({ ...by, rewardId })) === null) throw noSuchReward();
    return data<ChangeAnswer>({ ok: true, told: "New codes are being made" });
  }
  if (!(await setStatusOfReward({ ...by, rewardId, status: wish.status }))) throw noSuchReward();
  return data<ChangeAnswer>({ ok: true, told: "Reward saved" });
}

/** Neither a preview nor a refusal changes what this page has loaded; and a refused draft must stay. */
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs): boolean {
  if (args.formAction?.startsWith("/app/program/rewards/preview")) return false;
  return args.actionStatus !== undefined && args.actionStatus >= 400 ? false : args.defaultShouldRevalidate;
}

export default function Reward() {
  const { view, kind, reward, title, outdated, ...screen } = useLoaderData<typeof loader>();
  const revision = reward?.revision ?? 0;
  const { submit, saving, answer } = useVersionedSave(revision, "Reward saved");
  const changes = useRewardChanges();
  const navigate = useNavigate();
  const address = answer?.ok ? answer.address : undefined;
  useEffect(() => {
    if (address) navigate(address);
  }, [address, navigate]);
  return (
    <AdminPage
      heading="Reward"
      title={title ?? rewardHeading(kind)}
      view={view}
      backAction={{ content: "Rewards", url: "/app/program/rewards" }}
      {...(reward
        ? { titleMetadata: <RewardBadge status={reward.status} />, ...statusActions(reward.status, changes) }
        : {})}
    >
      {kind ? (
        <BlockStack gap="400">
          {outdated > 0 ? <OutdatedCodes key={`codes/${revision}`} count={outdated} /> : null}
          <RewardEditor
            key={`${reward?.rewardId ?? kind}/${revision}`}
            {...{ ...screen, kind, reward, answer }}
            saving={saving || address !== undefined}
            onSave={(terms) => submit({ does: "save", terms })}
          />
        </BlockStack>
      ) : (
        <ChooseKind />
      )}
    </AdminPage>
  );
}

export const ErrorBoundary = PageError;
