const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timezone: string): Intl.DateTimeFormat {
  const known = formats.get(timezone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-CA", {
    timeZone: timezone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "longOffset",
  });
  formats.set(timezone, made);
  return made;
}

/** As webhooks write time: the shop's local time with its offset, "2026-03-01T09:30:00+01:00". */
export function timestamp(date: Date, timezone: string): string {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of formatOf(timezone).formatToParts(date)) parts[type] = value;
  const { year, month, day, hour, minute, second, timeZoneName = "GMT" } = parts;
  const offset = timeZoneName === "GMT" ? "+00:00" : timeZoneName.replace("GMT", "");
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`;
}

export const timestampOrNull = (date: Date | null, timezone: string): string | null =>
  date === null ? null : timestamp(date, timezone);
