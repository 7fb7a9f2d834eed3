import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useNavigate, useNavigation } from "@remix-run/react";
import { Card } from "@shopify/polaris";
import { useCallback, useEffect, useRef } from "react";
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

/** Asks for another list; a change made while one is on its way is added to that question, not to the one before. */
function useQuestion(query: MembersAddress) {
  const navigate = useNavigate();
  const asked = useRef(query);
  useEffect(() => {
    asked.current = query;
  }, [query]);
  const ask = useCallback(
    (change: Partial<MembersAddress>, replace = false) => {
      asked.current = { ...asked.current, ...change };
      navigate(membersAddress(asked.current), { replace });
    },
    [navigate],
  );
  const search = useCallback((text: string) => ask({ search: text }, true), [ask]);
  return { ask, search };
}

export default function Members() {
  const { view, query, members, next, previous } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const { state, location } = useNavigation();
  const loading = state === "loading" && location.pathname === "/app/members";
  const { ask, search } = useQuestion(query);
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
