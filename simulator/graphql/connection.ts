import { z } from "zod";
import { badRequest, type Arguments, type Context, type Value, type View } from "./view.ts";

const MAX_PAGE = 250;
const BULK_PAGE = 250;

type SortKey = readonly [number | string, number];

const argumentsSchema = z.object({
  first: z.number().nullable().default(null),
  last: z.number().nullable().default(null),
  after: z.string().nullable().default(null),
  before: z.string().nullable().default(null),
  reverse: z.boolean().nullable().default(null),
});

/** Shopify's cursors are base64 of the last id and the last sort value. */
const encode = ([value, id]: SortKey): string =>
  Buffer.from(JSON.stringify({ last_id: id, last_value: value })).toString("base64");

const cursorSchema = z.object({ last_id: z.number(), last_value: z.union([z.number(), z.string()]) });

function decode(cursor: string): SortKey {
  try {
    const { last_id: id, last_value: value } = cursorSchema.parse(
      JSON.parse(Buffer.from(cursor, "base64").toString()),
    );
    return [value, id];
  } catch {
    throw badRequest(`Invalid cursor for current pagination sort.`);
  }
}

function compare([a, aId]: SortKey, [b, bId]: SortKey): number {
  if (a === b) return aId - bId;
  return a < b ? -1 : 1;
}

export type Source<T> = { items: Iterable<T>; keyOf: (item: T) => SortKey; view: (item: T) => View };

type Row<T> = { item: T; key: SortKey };

/** Pages by key, not by position: rows that come or go meanwhile do not shift the pages. */
export function connection<T>(context: Context, rawArgs: Arguments, source: Source<T>): View {
  const args = argumentsSchema.parse(rawArgs);
  checkWindow(context, args);
  const direction = args.reverse ? -1 : 1;
  const rows = [...source.items]
    .map((item) => ({ item, key: source.keyOf(item) }))
    .sort((a, b) => direction * compare(a.key, b.key));
  const { after, before } = args;
  const isAfter = (row: Row<T>) => after === null || direction * compare(row.key, decode(after)) > 0;
  const isBefore = (row: Row<T>) => before === null || direction * compare(row.key, decode(before)) < 0;
  const within = rows.filter((row) => isAfter(row) && isBefore(row));
  const first = args.first ?? (args.last === null ? within.length : null);
  const page = first === null ? within.slice(-(args.last ?? 0)) : within.slice(0, first);
  return pageView(page, source.view, {
    hasNextPage: first === null ? before !== null : within.length > page.length,
    hasPreviousPage: first === null ? within.length > page.length : after !== null,
  });
}

function checkWindow(context: Context, args: z.infer<typeof argumentsSchema>): void {
  if (args.first !== null && args.last !== null)
    throw badRequest("providing both first and last is not supported");
  if (context.bulk === null && args.first === null && args.last === null) {
    throw badRequest("you must provide one of first or last");
  }
  for (const name of ["first", "last"] as const) {
    const size = args[name];
    if (size === null) continue;
    if (size < 1) throw badRequest(`${name} must be at least 1`);
    if (size > MAX_PAGE) throw badRequest(`${name} cannot exceed ${MAX_PAGE}`);
  }
}

function pageView<T>(
  page: Row<T>[],
  view: (item: T) => View,
  more: { hasNextPage: boolean; hasPreviousPage: boolean },
): View {
  const cursorOf = (row: Row<T> | undefined): Value => (row === undefined ? null : encode(row.key));
  return {
    edges: () => page.map((row) => ({ cursor: encode(row.key), node: view(row.item) })),
    nodes: () => page.map((row) => view(row.item)),
    pageInfo: { ...more, startCursor: cursorOf(page[0]), endCursor: cursorOf(page.at(-1)) },
  };
}

/** Root connections of a bulk operation: one page at a time, so that a large shop does not block the simulator. */
export function rootConnection<T>(context: Context, args: Arguments, source: Source<T>): View {
  const { bulk } = context;
  if (bulk === null) return connection(context, args, source);
  const page = connection(context, { ...args, first: BULK_PAGE, after: bulk.after }, source);
  const info = z
    .object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() })
    .parse(page["pageInfo"]);
  bulk.next = info.hasNextPage ? info.endCursor : null;
  return page;
}

/** Lists inside an object, in the order in which they came to be. */
export function innerConnection<T extends { id: number }>(
  context: Context,
  items: readonly T[],
  view: (item: T) => View,
): (args: Arguments) => View {
  return (args) => connection(context, args, { items, keyOf: (item) => [item.id, item.id], view });
}
