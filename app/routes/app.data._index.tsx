import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockStack, Button } from "@shopify/polaris";
import { dayIn } from "#app/vocabulary/time.ts";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { readBulkRuns } from "#app/screens/bulk.server.ts";
import { SectionCard } from "#app/ui/activity/section-card.tsx";
import { useAutoRefresh } from "#app/ui/activity/use-auto-refresh.ts";
import { AdminPage } from "#app/ui/admin-page.tsx";
import { ExportsCard } from "#app/ui/bulk/exports-card.tsx";
import { RunsCard } from "#app/ui/bulk/runs-card.tsx";
import { PageError } from "#app/ui/page-error.tsx";

export const meta: MetaFunction = () => [{ title: "Data · Throughline" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await enterAdmin(request);
  return { ...(await readBulkRuns(visit)), today: dayIn(visit.shop.timeZone, now()) };
}

export default function DataPage() {
  const { view, runs, busy, today } = useLoaderData<typeof loader>();
  useAutoRefresh(busy, undefined);
  return (
    <AdminPage heading="Data" view={view}>
      <BlockStack gap="400">
        <RunsCard runs={runs} />
        <ExportsCard today={today} />
        <SectionCard
          title="Who did what"
          help="Every change of a balance or a rule that your staff made, every file and every download."
          action={<Button url="/app/data/staff">Open the list</Button>}
        >
          {null}
        </SectionCard>
      </BlockStack>
    </AdminPage>
  );
}

export const ErrorBoundary = PageError;
