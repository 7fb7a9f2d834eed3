/** A calendar day, `YYYY-MM-DD`, in a named time zone. */
export type Day = `${number}-${number}-${number}`;

const formats = new Map<string, Intl.DateTimeFormat>();

function dayFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  formats.set(timeZone, format);
  return format;
}

/** The day on which an instant falls in a shop's time zone. @throws RangeError for an unknown zone. */
export function dayIn(timeZone: string, instant: Date): Day {
  return dayFormat(timeZone).format(instant).padStart(10, "0") as Day;
}

/** Calendar days from one to another. */
export const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** The earlier of two instants, as far as they are known. */
export const earlierOf = (a: Date | null, b: Date | null): Date | null =>
  a && b ? (a < b ? a : b) : (a ?? b);

/** Exact days of 24 hours; for calendar days use the shop's zone. */
export function addDays(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * 86_400_000);
}

/** An instant from an ISO 8601 text with a zone, as Shopify writes it; null for anything else. */
export function parseInstant(value: unknown): Date | null {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/.test(value))
    return null;
  const instant = new Date(value);
  return Number.isNaN(instant.getTime()) ? null : instant;
}
