import type { MerchantId } from "#app/vocabulary/ids.ts";
import { sql } from "#app/platform/db.server.ts";
import type { MemberCursor, MemberQuery, MemberSort } from "./member-query.ts";
import { endOfPrefix, searchWords } from "./search-words.ts";

/** One person as the list shows them. Amounts in minor units of the shop's currency. */
export interface MemberRow {
  profileId: number;
  name: string;
  email: string | null;
  phone: string | null;
  isMember: boolean;
  available: number;
  pending: number;
  debt: number;
  ordersOnline: number;
  ordersPos: number;
  ordersOther: number;
  spent: number;
  lastOrderAt: Date | null;
}

export interface MemberPage {
  members: MemberRow[];
  next: MemberCursor | null;
  previous: MemberCursor | null;
}

interface Row {
  profile_id: number;
  first_name: string | null;
  last_name: string | null;
  email: string | null;
  phone: string | null;
  enrolled_at: Date | null;
  available: number | null;
  pending: number | null;
  debt: number | null;
  orders_online: number | null;
  orders_pos: number | null;
  orders_other: number | null;
  spent: number | null;
  last_order_at: Date | null;
  sort_value: string | number | Date | null;
}

interface SortPlan {
  column: string;
  type: string;
  table: "p" | "a" | "s";
  /** Rows of which the sort knows nothing; they are a section of their own, so that every section walks an index. */
  empty: string | null;
  /** Nothing counts as least (no account is no points), or stands last whatever the direction. */
  emptyIs: "least" | "last";
}

const ACCOUNT = "ledger_account a ON a.merchant_id = p.merchant_id AND a.profile_id = p.profile_id";
const STAT = "customer_stat s ON s.merchant_id = p.merchant_id AND s.profile_id = p.profile_id";
const NO_ACCOUNT = `NOT EXISTS (SELECT 1 FROM ${ACCOUNT.replace(" ON ", " WHERE ")})`;
const NO_STAT = `NOT EXISTS (SELECT 1 FROM ${STAT.replace(" ON ", " WHERE ")})`;
const NO_ORDER = NO_STAT.replace(/\)$/, " AND s.last_order_at IS NOT NULL)");

const SORTS: Record<MemberSort, SortPlan> = {
  name: { column: "p.sort_name", type: "text", table: "p", empty: "p.sort_name = ''", emptyIs: "last" },
  newest: { column: "p.created_at", type: "timestamptz", table: "p", empty: null, emptyIs: "last" },
  points: { column: "a.available", type: "bigint", table: "a", empty: NO_ACCOUNT, emptyIs: "least" },
  last_order: {
    column: "s.last_order_at",
    type: "timestamptz",
    table: "s",
    empty: NO_ORDER,
    emptyIs: "last",
  },
  spent: { column: "s.spent", type: "bigint", table: "s", empty: NO_STAT, emptyIs: "least" },
};

/** Filters on a table are also conditions that its row exists. */
const HABITS = {
  online_only: "s.orders_online > 0 AND s.orders_pos = 0",
  pos_only: "s.orders_pos > 0 AND s.orders_online = 0",
  both: "s.orders_online > 0 AND s.orders_pos > 0",
};
const STATUSES = { member: "p.enrolled_at IS NOT NULL", guest: "p.enrolled_at IS NULL" };
const POINTS = { available: "a.available > 0", pending: "a.pending > 0", debt: "a.debt > 0" };

type Section = "valued" | "empty";

/** A statement under construction. Every condition is text of ours; what people typed is a parameter. */
class Conditions {
  readonly values: unknown[] = [];
  readonly #where: string[] = [];

  use(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  add(condition: string): void {
    this.#where.push(condition);
  }

  get text(): string {
    return this.#where.join(" AND ");
  }
}

function addFilters(conditions: Conditions, merchantId: MerchantId, query: MemberQuery): void {
  conditions.add(
    `p.merchant_id = ${conditions.use(merchantId)} AND p.merged_into IS NULL AND p.redacted_at IS NULL`,
  );
  if (query.habit) conditions.add(HABITS[query.habit]);
  if (query.status) conditions.add(STATUSES[query.status]);
  if (query.points) conditions.add(POINTS[query.points]);
  for (const word of searchWords(query.search)) {
    conditions.add(`EXISTS (SELECT 1 FROM profile_term t WHERE t.merchant_id = p.merchant_id
      AND t.profile_id = p.profile_id AND t.term >= ${conditions.use(word)} AND t.term < ${conditions.use(endOfPrefix(word))})`);
  }
}

/** The tables that sort and filters need; all others are joined to the few rows of the page only. */
function neededTables(query: MemberQuery, sorted: "p" | "a" | "s"): string {
  const account = sorted === "a" || query.points ? `JOIN ${ACCOUNT}` : "";
  const stat = sorted === "s" || query.habit ? `JOIN ${STAT}` : "";
  return `${account} ${stat}`;
}

/** One section of the list, from the cursor on. */
function sectionQuery(
  merchantId: MerchantId,
  query: MemberQuery,
  section: Section,
  cursor: MemberCursor | null,
  descending: boolean,
  limit: number,
): { text: string; values: unknown[] } {
  const plan = SORTS[query.sort];
  const valued = section === "valued";
  const conditions = new Conditions();
  addFilters(conditions, merchantId, query);
  if (plan.empty && !valued) conditions.add(plan.empty);
  if (query.sort === "name" && valued) conditions.add("p.sort_name > ''");
  if (query.sort === "last_order" && valued) conditions.add("s.last_order_at IS NOT NULL");
  const id = valued ? `${plan.table}.profile_id` : "p.profile_id";
  const beyond = descending ? "<" : ">";
  if (cursor && valued) {
    const place = `(${conditions.use(cursor.value)}::${plan.type}, ${conditions.use(cursor.profileId)}::bigint)`;
    conditions.add(`(${plan.column}, ${id}) ${beyond} ${place}`);
  } else if (cursor) {
    conditions.add(`${id} ${beyond} ${conditions.use(cursor.profileId)}::bigint`);
  }
  const direction = descending ? "DESC" : "ASC";
  const inOrder = (column: string, key: string) =>
    `${valued ? `${column} ${direction}, ` : ""}${key} ${direction}`;
  const text = `
    SELECT p.profile_id, p.first_name, p.last_name, p.email, p.phone, p.enrolled_at, a.available, a.pending, a.debt,
      s.orders_online, s.orders_pos, s.orders_other, s.spent, s.last_order_at, p.sort_value
    FROM (
      SELECT p.*, ${valued ? plan.column : "NULL"} AS sort_value FROM profile p
      ${neededTables(query, valued ? plan.table : "p")}
      WHERE ${conditions.text} ORDER BY ${inOrder(plan.column, id)} LIMIT ${conditions.use(limit)}
    ) p
    LEFT JOIN ${ACCOUNT} LEFT JOIN ${STAT} ORDER BY ${inOrder("p.sort_value", "p.profile_id")}`;
  return { text, values: conditions.values };
}

const toMember = (row: Row): MemberRow => ({
  profileId: row.profile_id,
  name: [row.first_name, row.last_name].filter(Boolean).join(" "),
  email: row.email,
  phone: row.phone,
  isMember: row.enrolled_at !== null,
  available: row.available ?? 0,
  pending: row.pending ?? 0,
  debt: row.debt ?? 0,
  ordersOnline: row.orders_online ?? 0,
  ordersPos: row.orders_pos ?? 0,
  ordersOther: row.orders_other ?? 0,
  spent: row.spent ?? 0,
  lastOrderAt: row.last_order_at,
});

const cursorAt = (row: Row | undefined): MemberCursor | null =>
  row
    ? {
        value: row.sort_value instanceof Date ? row.sort_value.toISOString() : row.sort_value,
        profileId: row.profile_id,
      }
    : null;

function sectionsInOrder(query: MemberQuery, backwards: boolean): Section[] {
  const plan = SORTS[query.sort];
  const filtered = (plan.table === "a" && query.points) || (plan.table === "s" && query.habit);
  if (!plan.empty || filtered) return ["valued"];
  const emptyFirst = plan.emptyIs === "least" && !query.descending;
  const shown: Section[] = emptyFirst ? ["empty", "valued"] : ["valued", "empty"];
  return backwards ? shown.reverse() : shown;
}

/**
 * One page of people, by keyset: the place is a row's own sort value, so a page costs the same at the end of half a
 * million people as at their beginning. Merged and redacted profiles are not people to list.
 */
export async function searchMembers(
  merchantId: MerchantId,
  query: MemberQuery,
  size: number,
): Promise<MemberPage> {
  const backwards = query.before !== null;
  const cursor = query.before ?? query.after;
  const sections = sectionsInOrder(query, backwards);
  const first = cursor ? sections.indexOf(cursor.value === null ? "empty" : "valued") : 0;
  const rows: Row[] = [];
  for (const [index, section] of sections.entries()) {
    if (index < first || rows.length > size) continue;
    const from = index === first ? cursor : null;
    const descending = query.descending !== backwards;
    const text = sectionQuery(merchantId, query, section, from, descending, size + 1 - rows.length);
    rows.push(...(await sql.query<Row>(text)).rows);
  }
  const more = rows.length > size;
  const page = rows.slice(0, size);
  if (backwards) page.reverse();
  return {
    members: page.map(toMember),
    next: more || backwards ? cursorAt(page.at(-1)) : null,
    previous: backwards ? (more ? cursorAt(page[0]) : null) : query.after ? cursorAt(page[0]) : null,
  };
}
