import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useNavigate, useNavigation } from "@remix-run/react";
import { Card } from "@shopify/polaris";
import { useCallback } from "react";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { readMembers } from "#app/screens/members.server.ts";
import { AdminPage } from "#app/ui/admin-page.tsx";
import {
  isNarrowed,
  membersAddress,
  pageAddress,
  type MembersAddress,
} from "#app/ui/members/members-address.ts";
import { MembersFilters } from "#app/ui/members/members-filters.tsx";
import { MembersTable } from "#app/ui/members/members-table.tsx";
import { PageError } from "#app/ui/page-error.tsx";

export const meta: MetaFunction = () => [{ title: "Members · Throughline" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await enterAdmin(request);
  const result = await readMembers(visit, new URL(request.url).searchParams);
  if (!result.ok) throw new Response(result.problem, { status: 400 });
  return result.screen;
}

export default function Members() {
  const { view, query, members, next, previous } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const { state, location } = useNavigation();
  const loading = state === "loading" && location.pathname === "/app/members";
  const ask = useCallback((asked: MembersAddress) => navigate(membersAddress(asked)), [navigate]);
  const search = useCallback(
    (text: string) => navigate(membersAddress({ ...query, search: text }), { replace: true }),
    [navigate, query],
  );
  const goTo = (side: "after" | "before", place: string | null) =>
    place === null ? null : () => navigate(pageAddress(query, side, place));
  return (
    <AdminPage heading="Members" view={view} fullWidth>
      <Card padding="0">
        <MembersFilters query={query} loading={loading} onChange={ask} onSearch={search} />
        <MembersTable
          members={members}
          narrowed={isNarrowed(query)}
          onNext={goTo("after", next)}
          onPrevious={goTo("before", previous)}
        />
      </Card>
    </AdminPage>
  );
}

export const ErrorBoundary = PageError;
