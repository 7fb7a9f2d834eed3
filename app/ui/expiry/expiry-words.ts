import type { ExpirySettings } from "#app/modules/expiry/settings.ts";
import type { FieldWords, FormDraft } from "../settings-form/form-draft.ts";

const forKinds =
  (...kinds: ExpirySettings["kind"][]) =>
  ({ kind }: FormDraft): boolean =>
    kinds.some((wanted) => wanted === kind);

export const LIFE_FIELDS: readonly FieldWords[] = [
  {
    name: "kind",
    label: "Points expire",
    choices: {
      never: "Never",
      months: "Some months after they were earned",
      days: "Some days after they were earned",
      month_end: "At the end of a month",
      year_end: "At the end of a year",
      yearly_date: "On the same date every year",
    },
  },
  {
    name: "months",
    label: "Months after earning",
    help: "Points earned on the 31st end on the last day of a shorter month.",
    suffix: "months",
    shownFor: forKinds("months"),
  },
  {
    name: "months",
    label: "End of the month, this many months after earning",
    suffix: "months",
    shownFor: forKinds("month_end"),
  },
  { name: "days", label: "Days after earning", suffix: "days", shownFor: forKinds("days") },
  {
    name: "years",
    label: "End of the year, this many years after earning",
    help: "0 is the end of the year in which they were earned.",
    suffix: "years",
    shownFor: forKinds("year_end"),
  },
  {
    name: "yearlyOn",
    label: "Last day, as month and day",
    help: "Such as 03-31 for 31 March. Points can be spent through this day.",
    shownFor: forKinds("yearly_date"),
  },
  {
    name: "yearlyMinDays",
    label: "Points live at least",
    help: "Points younger than this on the date live until the date of the year after.",
    suffix: "days",
    shownFor: forKinds("yearly_date"),
  },
];

export const INACTIVITY_FIELDS: readonly FieldWords[] = [
  {
    name: "inactivityMonths",
    label: "All points of a member expire after",
    help: "Counted from the last time points were earned, spent or given by hand, and from the start of this rule at the earliest. Leave empty to keep the points of quiet members.",
    suffix: "months without activity",
  },
];

export const WARNING_FIELDS: readonly FieldWords[] = [
  {
    name: "warnDays",
    label: "Days before points expire",
    help: "Up to five numbers, with commas between. Leave empty for no warnings.",
  },
];

export const EXPIRY_FIELDS = [...LIFE_FIELDS, ...INACTIVITY_FIELDS, ...WARNING_FIELDS];

const count = (number: number, unit: string): string => `${number} ${unit}${number === 1 ? "" : "s"}`;

/** When points end, as the end of a sentence that begins with "Points expire". */
export function lifeInWords(settings: ExpirySettings): string {
  switch (settings.kind) {
    case "never":
      return "never";
    case "months":
      return `${count(settings.months, "month")} after they were earned`;
    case "days":
      return `${count(settings.days, "day")} after they were earned`;
    case "month_end":
      return `at the end of the month, ${count(settings.months, "month")} after they were earned`;
    case "year_end":
      return settings.years === 0
        ? "at the end of the year in which they were earned"
        : `at the end of the year, ${count(settings.years, "year")} after they were earned`;
    case "yearly_date":
      return `every year after ${settings.yearlyOn}, when they are ${count(settings.yearlyMinDays, "day")} old or older`;
  }
}

const inactivityInWords = ({ inactivityMonths }: ExpirySettings): string =>
  inactivityMonths === null ? "keep their points" : `lose them after ${count(inactivityMonths, "month")}`;

const warningsInWords = ({ warnDays }: ExpirySettings): string =>
  warnDays.length === 0
    ? "none"
    : `${warnDays.toSorted((a, b) => b - a).join(", ")} ${warnDays.length === 1 && warnDays[0] === 1 ? "day" : "days"} before`;

/** What a version changed, each in a sentence; empty when nothing did. */
export function describeExpiryChanges(before: ExpirySettings, after: ExpirySettings): string[] {
  const lines = [
    { name: "Points expire", say: lifeInWords },
    { name: "Quiet members", say: inactivityInWords },
    { name: "Warnings", say: warningsInWords },
  ];
  return lines.flatMap(({ name, say }) =>
    say(before) === say(after) ? [] : [`${name}: ${say(before)} → ${say(after)}`],
  );
}
