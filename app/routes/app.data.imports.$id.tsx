import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { BlockStack, List } from "@shopify/polaris";
import { useEffect, useState } from "react";
import { applyBulkRun, discardBulkRun, resumeBulkRun } from "#app/flows/bulk-decide.server.ts";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { parseRunId, parseRunIntent, readBulkRun } from "#app/screens/bulk.server.ts";
import { SectionCard } from "#app/ui/activity/section-card.tsx";
import { useAutoRefresh } from "#app/ui/activity/use-auto-refresh.ts";
import { AdminPage } from "#app/ui/admin-page.tsx";
import { ApplyModal } from "#app/ui/bulk/apply-modal.tsx";
import { ChangesCard, RefusedCard } from "#app/ui/bulk/row-tables.tsx";
import { RunFigures } from "#app/ui/bulk/run-figures.tsx";
import { RunState } from "#app/ui/bulk/run-state.tsx";
import { describeRun } from "#app/ui/bulk/run-words.ts";
import { RunBadge } from "#app/ui/bulk/runs-card.tsx";
import { PageError } from "#app/ui/page-error.tsx";

export const meta: MetaFunction = () => [{ title: "File · Throughline" }];

const unknownRun = () => new Response("This store has no file with this number.", { status: 404 });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await enterAdmin(request);
  const runId = parseRunId(params.id);
  const screen = runId === null ? null : await readBulkRun(visit, runId);
  if (!screen) throw unknownRun();
  return screen;
}

type Answer = { ok: boolean; told: string };

const TOLD = {
  apply: { true: "The file is being applied", false: "This file cannot be applied any more" },
  discard: { true: "The file is discarded", false: "This file cannot be discarded any more" },
  resume: { true: "It goes on", false: "There is nothing left to do" },
};

const DECISIONS = { apply: applyBulkRun, discard: discardBulkRun, resume: resumeBulkRun };

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, staff } = await enterAdmin(request);
  const runId = parseRunId(params.id);
  const intent = parseRunIntent(Object.fromEntries(await request.formData()));
  if (runId === null) throw unknownRun();
  if (intent === null) throw new Response("This page knows no such action.", { status: 422 });
  const ok = await DECISIONS[intent](shop.merchantId, runId, staff.name);
  return data<Answer>({ ok, told: TOLD[intent][ok ? "true" : "false"] }, { status: ok ? 200 : 409 });
}

/** The answer of a button, told once; the dialog closes behind it. */
function useDecision(done: () => void) {
  const fetcher = useFetcher<Answer>();
  const shopify = useAppBridge();
  const { data: answer } = fetcher;
  useEffect(() => {
    if (!answer) return;
    shopify.toast.show(answer.told, { isError: !answer.ok });
    done();
    // The callback may change in between.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [answer]);
  const decide = (intent: keyof typeof DECISIONS) => fetcher.submit({ intent }, { method: "post" });
  return { decide, sending: fetcher.state !== "idle", answer };
}

export default function BulkRunPage() {
  const { view, run, open, changes, refused, twin, busy } = useLoaderData<typeof loader>();
  const [asking, setAsking] = useState(false);
  const { decide, sending, answer } = useDecision(() => setAsking(false));
  useAutoRefresh(busy, answer);
  const isReady = run.status === "ready";
  const isRead = run.status !== "reading" && run.status !== "failed";
  return (
    <AdminPage
      heading="File"
      title={run.fileName}
      view={view}
      titleMetadata={<RunBadge status={run.status} />}
      backAction={{ content: "Data", url: "/app/data" }}
      {...(isReady
        ? {
            primaryAction: {
              content: "Apply",
              onAction: () => setAsking(true),
              disabled: run.planned === 0 || sending,
            },
            secondaryActions: [{ content: "Discard", onAction: () => decide("discard"), disabled: sending }],
          }
        : {})}
    >
      <BlockStack gap="400">
        <RunState run={run} open={open} twin={twin} onResume={() => decide("resume")} />
        {isRead ? <RunFigures run={run} /> : null}
        <RefusedCard run={run} refused={refused} />
        <ChangesCard run={run} changes={changes} />
        {run.status === "failed" ? null : (
          <SectionCard title="How the file is read">
            <List>
              {describeRun(run).map((line) => (
                <List.Item key={line}>{line}</List.Item>
              ))}
            </List>
          </SectionCard>
        )}
      </BlockStack>
      <ApplyModal
        run={run}
        open={asking}
        sending={sending}
        onClose={() => setAsking(false)}
        onApply={() => decide("apply")}
      />
    </AdminPage>
  );
}

export const ErrorBoundary = PageError;
