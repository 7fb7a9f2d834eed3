import { z } from "zod";
import { isMonthDay } from "#app/modules/earning/rules/birthday.ts";

/** A birthday as it is sent: month and day as numbers, both empty to forget it. */
export const birthdayForm = z
  .object({ month: z.string().max(2), day: z.string().trim().max(2) })
  .transform(({ month, day }, context): string | null => {
    if (month === "" && day === "") return null;
    const text = `${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    if (isMonthDay(text)) return text;
    context.addIssue({ code: "custom", message: "Choose a month and a day that it has." });
    return z.NEVER;
  });

/** The months' names with their numbers. */
export const monthNames = (locale: string): { value: string; label: string }[] =>
  Array.from({ length: 12 }, (_, index) => ({
    value: String(index + 1),
    label: new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(
      new Date(Date.UTC(2024, index)),
    ),
  }));
