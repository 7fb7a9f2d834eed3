import { ChoiceList, IndexFilters, IndexFiltersMode, type IndexFiltersProps } from "@shopify/polaris";
import { useEffect, useRef, useState } from "react";
import type { MembersAddress } from "./members-address.ts";

const STATUSES = [
  { label: "Members", value: "member" },
  { label: "Guests", value: "guest" },
];

const HABITS = [
  { label: "Only online", value: "online_only" },
  { label: "Only at the till", value: "pos_only" },
  { label: "Online and at the till", value: "both" },
];

const POINTS = [
  { label: "Has points", value: "available" },
  { label: "Has pending points", value: "pending" },
  { label: "Owes points", value: "debt" },
];

const SORTS: NonNullable<IndexFiltersProps["sortOptions"]> = [
  { label: "Name", value: "name asc", directionLabel: "A to Z" },
  { label: "Name", value: "name desc", directionLabel: "Z to A" },
  { label: "Points", value: "points desc", directionLabel: "Most first" },
  { label: "Points", value: "points asc", directionLabel: "Fewest first" },
  { label: "Last order", value: "last_order desc", directionLabel: "Latest first" },
  { label: "Last order", value: "last_order asc", directionLabel: "Longest ago first" },
  { label: "Spent", value: "spent desc", directionLabel: "Most first" },
  { label: "Spent", value: "spent asc", directionLabel: "Least first" },
  { label: "Added", value: "newest desc", directionLabel: "Newest first" },
  { label: "Added", value: "newest asc", directionLabel: "Oldest first" },
];

const labelOf = (choices: { label: string; value: string }[], value: string): string =>
  choices.find((choice) => choice.value === value)?.label ?? value;

const WAIT_MS = 300;

/** The search text as typed; the list follows when typing pauses. */
function useTypedSearch(current: string, onSearch: (text: string) => void) {
  const [typed, setTyped] = useState(current);
  const asked = useRef(current);
  useEffect(() => {
    // An answer to our own question must not overwrite what was typed since; going back in history must.
    if (current === asked.current) return;
    asked.current = current;
    setTyped(current);
  }, [current]);
  useEffect(() => {
    const text = typed.trim();
    if (text === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = text;
      onSearch(text);
    }, WAIT_MS);
    return () => clearTimeout(timer);
  }, [typed, onSearch]);
  return { typed, setTyped };
}

interface FilterProps {
  title: string;
  choices: { label: string; value: string }[];
  selected: string | null;
  onChange: (value: string | null) => void;
}

const SingleChoice = ({ title, choices, selected, onChange }: FilterProps) => (
  <ChoiceList
    title={title}
    titleHidden
    choices={choices}
    selected={selected ? [selected] : []}
    onChange={([value]) => onChange(value ?? null)}
  />
);

interface MembersFiltersProps {
  query: MembersAddress;
  loading: boolean;
  /** Asked with what changes in the question. */
  onChange: (change: Partial<MembersAddress>) => void;
  onSearch: (text: string) => void;
}

type Field = "status" | "habit" | "points";

const FILTERS: { field: Field; label: string; choices: typeof HABITS; chip: (choice: string) => string }[] = [
  { field: "status", label: "Status", choices: STATUSES, chip: (choice) => choice },
  { field: "habit", label: "Buys", choices: HABITS, chip: (choice) => `Buys ${choice.toLowerCase()}` },
  { field: "points", label: "Points", choices: POINTS, chip: (choice) => choice },
];

/** Search, filters and sorting; the search field is always there, because finding somebody is what the page is for. */
export function MembersFilters({ query, loading, onChange, onSearch }: MembersFiltersProps) {
  const { typed, setTyped } = useTypedSearch(query.search, onSearch);
  const set = (field: Field, value: string | null) => onChange({ [field]: value });
  return (
    <IndexFilters
      mode={IndexFiltersMode.Filtering}
      setMode={() => undefined}
      tabs={[]}
      selected={0}
      canCreateNewView={false}
      queryValue={typed}
      queryPlaceholder="Search by name, e-mail, phone or card"
      onQueryChange={setTyped}
      onQueryClear={() => setTyped("")}
      loading={loading}
      filters={FILTERS.map(({ field, label, choices }) => ({
        key: field,
        label,
        pinned: true,
        filter: (
          <SingleChoice
            title={label}
            choices={choices}
            selected={query[field]}
            onChange={(value) => set(field, value)}
          />
        ),
      }))}
      appliedFilters={FILTERS.flatMap(({ field, choices, chip }) => {
        const value = query[field];
        return value === null
          ? []
          : [{ key: field, label: chip(labelOf(choices, value)), onRemove: () => set(field, null) }];
      })}
      onClearAll={() => onChange({ search: "", status: null, habit: null, points: null })}
      sortOptions={SORTS}
      sortSelected={[`${query.sort} ${query.descending ? "desc" : "asc"}`]}
      onSort={([choice]) => {
        const [sort = "name", direction] = (choice ?? "").split(" ");
        onChange({ sort, descending: direction === "desc" });
      }}
    />
  );
}
