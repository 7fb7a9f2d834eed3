import {
  parseMemberQuery,
  searchMembers,
  writeCursor,
  type MemberQuery,
  type MemberRow,
} from "#app/modules/analytics/index.ts";
import { adminView, type AdminView, type Visit } from "./admin-view.ts";

const PAGE_SIZE = 50;

export interface MembersScreen {
  view: AdminView;
  query: Omit<MemberQuery, "after" | "before">;
  members: MemberRow[];
  /** Places for the page's address; null where the list ends. */
  next: string | null;
  previous: string | null;
}

export type MembersResult = { ok: true; screen: MembersScreen } | { ok: false; problem: string };

/** The list of members as the address asks for it. */
export async function readMembers(visit: Visit, params: URLSearchParams): Promise<MembersResult> {
  const parsed = parseMemberQuery(params);
  if (!parsed.ok) return parsed;
  const { after, before, ...query } = parsed.query;
  const page = await searchMembers(visit.shop.merchantId, { ...query, after, before }, PAGE_SIZE);
  return {
    ok: true,
    screen: {
      view: adminView(visit),
      query,
      members: page.members,
      next: page.next && writeCursor(page.next),
      previous: page.previous && writeCursor(page.previous),
    },
  };
}
