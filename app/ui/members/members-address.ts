/** Filters of the list as the address spells them; null means all. */
export interface MembersAddress {
  search: string;
  habit: string | null;
  status: string | null;
  points: string | null;
  sort: string;
  descending: boolean;
}

/** The address of a list; a changed question always starts at its first page. */
export function membersAddress(query: MembersAddress): string {
  const params = new URLSearchParams();
  if (query.search) params.set("q", query.search);
  if (query.status) params.set("status", query.status);
  if (query.habit) params.set("channels", query.habit);
  if (query.points) params.set("points", query.points);
  const usual = query.sort === "name" ? !query.descending : query.descending;
  if (query.sort !== "name" || !usual) params.set("sort", query.sort);
  if (!usual) params.set("order", query.descending ? "desc" : "asc");
  const text = params.toString();
  return text ? `/app/members?${text}` : "/app/members";
}

/** The same list at another place. */
export function pageAddress(query: MembersAddress, side: "after" | "before", place: string): string {
  const address = membersAddress(query);
  const separator = address.includes("?") ? "&" : "?";
  return `${address}${separator}${new URLSearchParams({ [side]: place }).toString()}`;
}

export const isNarrowed = (query: MembersAddress): boolean =>
  query.search !== "" || query.habit !== null || query.status !== null || query.points !== null;
