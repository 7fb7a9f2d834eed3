import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData, useSearchParams } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { answerPrivacyRequest } from "#app/flows/answer-privacy-request.server.ts";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { retryMessages } from "#app/flows/retry-messages.server.ts";
import { startBackfill } from "#app/flows/start-backfill.server.ts";
import { startReconciliation } from "#app/flows/start-reconciliation.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { parseActivityForm, readActivity, type ActivityWish } from "#app/screens/activity.server.ts";
import { BackfillCard } from "#app/ui/activity/backfill-card.tsx";
import { BackfillModal } from "#app/ui/activity/backfill-modal.tsx";
import { FailuresCard } from "#app/ui/activity/failures-card.tsx";
import { HealthCard } from "#app/ui/activity/health-card.tsx";
import { IgnoredCard } from "#app/ui/activity/ignored-card.tsx";
import { PrivacyCard } from "#app/ui/activity/privacy-card.tsx";
import { ReconcileCard } from "#app/ui/activity/reconcile-card.tsx";
import { useAutoRefresh } from "#app/ui/activity/use-auto-refresh.ts";
import { AdminPage } from "#app/ui/admin-page.tsx";
import { PageError } from "#app/ui/page-error.tsx";

export const meta: MetaFunction = () => [{ title: "Activity · Throughline" }];

export async function loader({ request }: LoaderFunctionArgs) {
  return readActivity(await enterAdmin(request), now());
}

type Answer = { ok: true; intent: ActivityWish["intent"]; told: string } | { ok: false; problem: string };
type Visit = Awaited<ReturnType<typeof enterAdmin>>;

async function act({ shop, staff }: Visit, wish: ActivityWish): Promise<Answer> {
  if (wish.intent === "retry") {
    const count = await retryMessages(shop.merchantId, wish.seq);
    const told = count === 1 ? "1 message is tried again" : `${count} messages are tried again`;
    return { ok: true, intent: wish.intent, told };
  }
  if (wish.intent === "reconcile") {
    await startReconciliation(shop);
    return { ok: true, intent: wish.intent, told: "The comparison starts" };
  }
  if (wish.intent === "privacy-answered") {
    const known = await answerPrivacyRequest(shop.merchantId, wish.requestId);
    if (!known) throw new Response("This store has no such request.", { status: 404 });
    return { ok: true, intent: wish.intent, told: "The request is marked as answered" };
  }
  const { since, givesPoints } = wish;
  const started = await startBackfill({ shop, since, givesPoints, staffName: staff.name });
  if (!started.ok) return { ok: false, problem: "Past orders are being brought in already." };
  return { ok: true, intent: wish.intent, told: "Past orders are on their way" };
}

export async function action({ request }: ActionFunctionArgs) {
  const visit = await enterAdmin(request);
  const parsed = parseActivityForm(Object.fromEntries(await request.formData()), visit, now());
  if (!parsed.ok) return data<Answer>(parsed, { status: 422 });
  const answer = await act(visit, parsed.wish);
  return data<Answer>(answer, { status: answer.ok ? 200 : 409 });
}

/** Tells each answer once, as a toast; `done` follows a success. */
function useAnswers(answer: Answer | undefined, done: (answer: Extract<Answer, { ok: true }>) => void) {
  const shopify = useAppBridge();
  useEffect(() => {
    if (!answer) return;
    shopify.toast.show(answer.ok ? answer.told : answer.problem, { isError: !answer.ok });
    if (answer.ok) done(answer);
    // The callback may change in between.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [answer]);
}

/** The dialog's place is in the address, so that the setup guide can lead to it. */
function useBackfillDialog() {
  const [params, setParams] = useSearchParams();
  const asked = params.get("backfill") === "start";
  const [open, setOpen] = useState(asked);
  useEffect(() => setOpen(asked), [asked]);
  const close = () => {
    setOpen(false);
    if (asked) setParams({}, { replace: true, preventScrollReset: true });
  };
  return { open, show: () => setOpen(true), close };
}

export default function Activity() {
  const {
    view,
    health,
    dead,
    ignored,
    runs,
    backfills,
    privacy,
    busy,
    now: at,
    today,
  } = useLoaderData<typeof loader>();
  const fetcher = useFetcher<Answer>();
  const dialog = useBackfillDialog();
  const sending = fetcher.state !== "idle";
  const answer = fetcher.data;
  useAutoRefresh(busy, answer);
  useAnswers(answer, (success) => {
    if (success.intent === "start-backfill") dialog.close();
  });
  const send = (fields: Record<string, string>) =>
    fetcher.submit(fields, { method: "post", action: "/app/activity" });
  return (
    <AdminPage heading="Activity" view={view}>
      <BlockStack gap="400">
        <HealthCard {...health} now={at} />
        <FailuresCard
          total={dead.total}
          failures={dead.messages}
          busy={sending}
          onRetry={(seq) =>
            send(seq === null ? { intent: "retry-all" } : { intent: "retry-one", seq: String(seq) })
          }
        />
        <BackfillCard backfills={backfills} onStart={dialog.show} />
        <ReconcileCard runs={runs} busy={sending} onRun={() => send({ intent: "reconcile" })} />
        <IgnoredCard ignored={ignored} />
        <PrivacyCard
          requests={privacy}
          now={at}
          busy={sending}
          onAnswered={(requestId) => send({ intent: "privacy-answered", requestId: String(requestId) })}
        />
      </BlockStack>
      <BackfillModal
        open={dialog.open}
        onClose={dialog.close}
        onStart={({ since, givesPoints }) =>
          send({ intent: "start-backfill", since, givesPoints: givesPoints ? "yes" : "no" })
        }
        today={today}
        problem={dialog.open && answer && !answer.ok ? answer.problem : null}
        sending={sending}
      />
    </AdminPage>
  );
}

export const ErrorBoundary = PageError;
