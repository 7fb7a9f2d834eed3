const DAY_MS = 86_400_000;

/** The day so many days later (earlier when negative); days are calendar days, `YYYY-MM-DD`. */
export function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** All days from the first to the last, both included. */
export function daysBetween(first: string, last: string): string[] {
  const count = Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / DAY_MS) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => shiftDay(first, index));
}

/** A period of whole days and the equally long one before it. */
export interface Period {
  first: string;
  last: string;
  beforeFirst: string;
  beforeLast: string;
}

export const periodUntil = (today: string, days: number): Period => ({
  first: shiftDay(today, 1 - days),
  last: today,
  beforeFirst: shiftDay(today, 1 - 2 * days),
  beforeLast: shiftDay(today, -days),
});

function zoneOffsetMs(timeZone: string, instant: number): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(instant);
  const part = (type: string): number => Number(parts.find((found) => found.type === type)?.value);
  const wall = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return wall - Math.floor(instant / 1000) * 1000;
}

/** The instant at which a calendar day begins in a zone. @throws RangeError for an unknown zone. */
export function startOfDay(timeZone: string, day: string): Date {
  const wall = Date.parse(`${day}T00:00:00Z`);
  // The offset is that of the instant sought, which is known only nearly: twice is enough on both sides of a change.
  const near = wall - zoneOffsetMs(timeZone, wall);
  return new Date(wall - zoneOffsetMs(timeZone, near));
}
