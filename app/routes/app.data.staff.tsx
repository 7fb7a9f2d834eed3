import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData, useNavigate } from "@remix-run/react";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { parseAuditPlace, readAuditLog } from "#app/screens/audit-log.server.ts";
import { AdminPage } from "#app/ui/admin-page.tsx";
import { useEarlier } from "#app/ui/member/use-earlier.ts";
import { PageError } from "#app/ui/page-error.tsx";
import { ActionsCard } from "#app/ui/staff/actions-card.tsx";

export const meta: MetaFunction = () => [{ title: "Who did what · Throughline" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await enterAdmin(request);
  const place = parseAuditPlace(new URL(request.url).searchParams);
  if (!place) throw new Response("This part of the list does not exist.", { status: 400 });
  return readAuditLog(visit, place);
}

const ADDRESS = "/app/data/staff";

export default function StaffActions() {
  const { view, kind, actions } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const fetcher = useFetcher<typeof loader>();
  const of = kind === null ? "" : `&kind=${kind}`;
  const list = useEarlier(
    actions,
    fetcher,
    fetcher.data?.actions,
    (place) => `${ADDRESS}?before=${place}${of}`,
  );
  return (
    <AdminPage
      heading="Who did what"
      title="Who did what"
      view={view}
      narrowWidth
      backAction={{ content: "Data", url: "/app/data" }}
    >
      <ActionsCard
        kind={kind}
        onKind={(next) => navigate(next === null ? ADDRESS : `${ADDRESS}?kind=${next}`, { replace: true })}
        actions={list.items}
        onMore={list.onMore}
        loading={list.loading}
      />
    </AdminPage>
  );
}

export const ErrorBoundary = PageError;
