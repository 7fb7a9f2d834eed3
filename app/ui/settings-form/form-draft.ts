import type { z } from "zod";
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
  /** Shown and read only for these drafts; otherwise the setting keeps its default. */
  shownFor?: (draft: FormDraft) => boolean;
}

function inText(value: unknown): string {
  if (Array.isArray(value)) return value.map(inText).join(", ");
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

export const toFormDraft = (settings: Readonly<Record<string, unknown>>): FormDraft =>
  Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, inText(value)]));

const whole = (text: string): number => (/^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN);

function valueOf(kind: FieldKind, text: string): unknown {
  if (kind.kind === "number") return kind.optional && text.trim() === "" ? null : whole(text);
  if (kind.kind === "numbers")
    return text
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map(whole);
  return text.trim();
}

function problem(kind: FieldKind, message: string): string {
  if (kind.kind === "number") return `Enter a whole number from ${kind.min} to ${kind.max}.`;
  if (kind.kind === "numbers")
    return `Enter whole numbers from ${kind.min} to ${kind.max}, with commas between.`;
  return message;
}

/** Settings that can be saved, or what is wrong with the draft, by field and in plain words. */
export function readFormDraft<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  fields: readonly FieldWords[],
  draft: FormDraft,
): { settings: z.infer<z.ZodObject<Shape>> } | { errors: FormErrors } {
  const shown = fields.filter(({ shownFor }) => shownFor?.(draft) ?? true);
  const kinds = new Map(shown.map(({ name }) => [name, fieldKind(schema.shape[name])]));
  const parsed = schema.safeParse(
    Object.fromEntries([...kinds].map(([name, kind]) => [name, valueOf(kind, draft[name] ?? "")])),
  );
  if (parsed.success) return { settings: parsed.data };
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) {
    const name = String(path[0] ?? "form");
    const kind = kinds.get(name);
    errors[name] ??= kind ? problem(kind, message) : message;
  }
  return { errors };
}
