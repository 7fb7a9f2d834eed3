import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Await, useLoaderData } from "@remix-run/react";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { readLiability } from "#app/screens/liability.server.ts";
import { AdminPage } from "#app/ui/admin-page.tsx";
import { FiguresFailed } from "#app/ui/figures-failed.tsx";
import { LiabilityReport, LiabilitySkeleton } from "#app/ui/liability/liability-report.tsx";
import { PageError } from "#app/ui/page-error.tsx";
import { Streamed } from "#app/ui/streamed.tsx";

export const meta: MetaFunction = () => [{ title: "Points liability · Throughline" }];

export async function loader({ request }: LoaderFunctionArgs) {
  return readLiability(await enterAdmin(request), now());
}

export default function PointsLiability() {
  const { view, figures, worth, breakage } = useLoaderData<typeof loader>();
  return (
    <AdminPage
      heading="Points liability"
      title="Points liability"
      subtitle="What members hold, when it ends, and how much of it will probably never be spent."
      view={view}
    >
      <Streamed fallback={<LiabilitySkeleton />}>
        <Await resolve={figures} errorElement={<FiguresFailed />}>
          {(shown) => <LiabilityReport figures={shown} breakage={breakage} worth={worth} />}
        </Await>
      </Streamed>
    </AdminPage>
  );
}

export const ErrorBoundary = PageError;
