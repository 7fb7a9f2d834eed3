import { z } from "zod";

export const MEMBER_SORTS = ["name", "points", "last_order", "spent", "newest"] as const;
export type MemberSort = (typeof MEMBER_SORTS)[number];

export const CHANNEL_HABITS = ["online_only", "pos_only", "both"] as const;
export const MEMBER_STATUSES = ["member", "guest"] as const;
export const POINT_STATES = ["available", "pending", "debt"] as const;

/** The place between two rows: the sort value of a row (null when it has none) and its profile. */
export interface MemberCursor {
  value: string | number | null;
  profileId: number;
}

/** What the list of members shows; everything in it stands in the page's address. */
export interface MemberQuery {
  search: string;
  habit: (typeof CHANNEL_HABITS)[number] | null;
  status: (typeof MEMBER_STATUSES)[number] | null;
  points: (typeof POINT_STATES)[number] | null;
  sort: MemberSort;
  descending: boolean;
  after: MemberCursor | null;
  before: MemberCursor | null;
}

/** Postgres text cannot hold the NUL character. */
const isStorable = (text: string): boolean => !text.includes("\0");

/** Years that Postgres knows too. */
const instant = z.iso.datetime().regex(/^[12]/);

const SORT_VALUES: Record<MemberSort, z.ZodType<string | number>> = {
  name: z.string().max(600).refine(isStorable),
  points: z.int(),
  last_order: instant,
  spent: z.int(),
  newest: instant,
};

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

function cursorOf(sort: MemberSort) {
  return z
    .string()
    .max(2_000)
    .transform(readJson)
    .pipe(z.tuple([z.nullable(SORT_VALUES[sort]), z.int().positive()]))
    .transform(([value, profileId]): MemberCursor => ({ value, profileId }))
    .nullable();
}

const basics = z.object({
  search: z.string().max(200, "Search with at most 200 characters."),
  channels: z.enum(CHANNEL_HABITS).nullable(),
  status: z.enum(MEMBER_STATUSES).nullable(),
  points: z.enum(POINT_STATES).nullable(),
  sort: z.enum(MEMBER_SORTS),
  order: z.enum(["asc", "desc"]),
});

export type ParsedMemberQuery = { ok: true; query: MemberQuery } | { ok: false; problem: string };

const namesOf = (error: z.ZodError, fallback: string): string =>
  [...new Set(error.issues.map((issue) => String(issue.path[0] ?? fallback)))].join(", ");

/** Reads the page's address; a value that is none of ours is a refusal that names it, never a guess. */
export function parseMemberQuery(params: URLSearchParams): ParsedMemberQuery {
  const text = (name: string) => params.get(name) || null;
  const sort = text("sort") ?? "name";
  const parsed = basics.safeParse({
    search: (params.get("q") ?? "").replaceAll("\0", "").trim(),
    channels: text("channels"),
    status: text("status"),
    points: text("points"),
    sort,
    order: text("order") ?? (sort === "name" ? "asc" : "desc"),
  });
  if (!parsed.success) {
    return {
      ok: false,
      problem: `This address is not complete or not right: ${namesOf(parsed.error, "q")}.`,
    };
  }
  const { order, channels, ...rest } = parsed.data;
  const cursors = z
    .object({ after: cursorOf(rest.sort), before: cursorOf(rest.sort) })
    .safeParse({ after: text("after"), before: text("before") });
  if (!cursors.success) return { ok: false, problem: "This page of the list does not exist any more." };
  return { ok: true, query: { ...rest, habit: channels, descending: order === "desc", ...cursors.data } };
}

export const writeCursor = (cursor: MemberCursor): string => JSON.stringify([cursor.value, cursor.profileId]);
