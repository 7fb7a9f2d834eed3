import type { z } from "zod";
import { readAmounts, writeAmounts } from "./amounts-text.ts";
import { fieldKind, type FieldKind } from "./field-kind.ts";

/** Settings while they are typed: every field is text until it is right. */
export type FormDraft = Readonly<Record<string, string>>;
export type FormErrors = Readonly<Record<string, string>>;

/** A setting in the words of the form. */
export interface FieldWords {
  name: string;
  label: string;
  help?: string;
  suffix?: string;
  /** Words for the values of a choice. */
  choices?: Readonly<Record<string, string>>;
  /** A list of things that are chosen in Shopify. */
  resource?: "product" | "collection";
  /** A list of tiers. */
  tiers?: boolean;
  /** A number that is typed with a decimal comma or point. */
  decimal?: boolean;
  /** In the store's currency. */
  money?: boolean;
  /** Shown and read only for these drafts; otherwise the setting keeps its default. */
  shownFor?: (draft: FormDraft) => boolean;
}

function inText(value: unknown): string {
  if (Array.isArray(value)) return value.map(inText).join(", ");
  if (typeof value === "object" && value !== null) return writeAmounts({ ...value });
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : "";
}

export const toFormDraft = (settings: Readonly<Record<string, unknown>>): FormDraft =>
  Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, inText(value)]));

/** The parts of a list as it is kept in a draft. */
export const listOf = (text: string): string[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter(Boolean);

const whole = (text: string): number => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN);

function valueOf(kind: FieldKind, text: string, isDecimal: boolean): unknown {
  if (kind.kind === "yes_no") return text === "true";
  if (kind.kind === "amounts") return readAmounts(text);
  if (kind.kind === "words" || kind.kind === "choices") return listOf(text);
  if (kind.kind === "number") return kind.optional && text.trim() === "" ? null : whole(text);
  if (kind.kind === "numbers")
    return text
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map(whole);
  return isDecimal ? text.trim().replace(",", ".") : text.trim();
}

/** What a schema says in its own words stays; a number is refused in ours, with the bounds. */
function problem(kind: FieldKind, { code, message }: z.core.$ZodIssue): string {
  if (code === "custom") return message;
  if (kind.kind === "number") return `Enter a whole number from ${kind.min} to ${kind.max}.`;
  if (kind.kind === "numbers")
    return `Enter whole numbers from ${kind.min} to ${kind.max}, with commas between.`;
  return message;
}

/** Settings that can be saved, or what is wrong with the draft, by field and in plain words. */
export function readFormDraft<Settings>(
  schema: z.ZodType<Settings> & { readonly shape: Readonly<Record<string, unknown>> },
  fields: readonly FieldWords[],
  draft: FormDraft,
): { settings: Settings } | { errors: FormErrors } {
  const shown = fields.filter(({ shownFor }) => shownFor?.(draft) ?? true);
  const kinds = new Map(shown.map(({ name }) => [name, fieldKind(schema.shape[name])]));
  const decimals = new Set(shown.filter(({ decimal }) => decimal).map(({ name }) => name));
  const values = [...kinds].map(([name, kind]) => [
    name,
    valueOf(kind, draft[name] ?? "", decimals.has(name)),
  ]);
  const parsed = schema.safeParse(Object.fromEntries(values));
  if (parsed.success) return { settings: parsed.data };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const name = String(issue.path[0] ?? "form");
    const kind = kinds.get(name);
    // One amount of several is wrong: it is said at that amount.
    const place = kind?.kind === "amounts" ? issue.path.join(".") : name;
    errors[place] ??= kind ? problem(kind, issue) : issue.message;
  }
  return { errors };
}
