import { badRequest, notSimulated } from "./view.ts";

/** What a filter may look at: times, numbers, or texts of which one must match. */
export type Searchable<T> = Record<string, (item: T) => Date | number | string | readonly string[] | null>;

type Term = { field: string; negated: boolean; operator: string; value: string };

const TERM = /(-?)([a-z_]+):(>=|<=|>|<)?("[^"]*"|'[^']*'|[^\s"']+)/gy;

/** Shopify's search syntax as far as `field:value` terms joined by AND: https://shopify.dev/docs/api/usage/search-syntax */
function parse(query: string): Term[] {
  const terms: Term[] = [];
  let rest = query.trim();
  while (rest !== "") {
    TERM.lastIndex = 0;
    const match = TERM.exec(rest);
    if (match === null) throw notSimulated(`search query "${query}"`);
    const [whole, minus, field = "", operator = "=", value = ""] = match;
    terms.push({ field, negated: minus === "-", operator, value: value.replace(/^["']|["']$/g, "") });
    rest = rest.slice(whole.length).replace(/^\s+(AND\s+)?/, "");
  }
  return terms;
}

export function matcher<T>(query: unknown, searchable: Searchable<T>, root: string): (item: T) => boolean {
  if (typeof query !== "string" || query.trim() === "") return () => true;
  const tests = parse(query).map((term) => {
    const read = searchable[term.field];
    if (read === undefined) throw notSimulated(`${root} query filter "${term.field}"`);
    const timestamp = term.field.endsWith("_at") ? timeOf(term) : null;
    return (item: T) => holds(read(item), term, timestamp) !== term.negated;
  });
  return (item) => tests.every((test) => test(item));
}

function timeOf(term: Term): number {
  const time = Date.parse(term.value);
  if (Number.isNaN(time)) throw badRequest(`Invalid timestamp for query filter \`${term.field}\`.`);
  return time;
}

function holds(
  found: Date | number | string | readonly string[] | null,
  term: Term,
  time: number | null,
): boolean {
  if (found === null) return false;
  if (found instanceof Date) return compares(found.getTime(), term.operator, time ?? Number.NaN);
  if (typeof found === "number") return compares(found, term.operator, Number(term.value));
  const wanted = term.value.toLowerCase();
  const texts = typeof found === "string" ? [found] : found;
  const isPrefix = wanted.endsWith("*");
  const prefix = wanted.slice(0, -1);
  return texts.some((text) => {
    const lower = text.toLowerCase();
    return isPrefix ? lower.startsWith(prefix) : lower === wanted;
  });
}

function compares(found: number, operator: string, wanted: number): boolean {
  if (operator === ">=") return found >= wanted;
  if (operator === "<=") return found <= wanted;
  if (operator === ">") return found > wanted;
  if (operator === "<") return found < wanted;
  return found === wanted;
}
