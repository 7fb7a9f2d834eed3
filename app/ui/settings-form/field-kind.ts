import { z } from "zod";

/** How a setting is entered, as its schema says. */
export type FieldKind =
  | { kind: "choice"; values: readonly string[] }
  | { kind: "choices"; values: readonly string[] }
  | { kind: "number"; min: number; max: number; optional: boolean }
  | { kind: "numbers"; min: number; max: number }
  | { kind: "yes_no" }
  /** An amount for each currency. */
  | { kind: "amounts" }
  | { kind: "words" }
  | { kind: "day" }
  | { kind: "text" };

function listKind(element: unknown): FieldKind {
  const each = fieldKind(element);
  if (each.kind === "number") return { kind: "numbers", min: each.min, max: each.max };
  if (each.kind === "choice") return { kind: "choices", values: each.values };
  if (each.kind === "text") return { kind: "words" };
  throw new TypeError("there is no field for a list of this kind");
}

/** @throws TypeError for a schema that no field is made for. */
export function fieldKind(schema: unknown): FieldKind {
  if (schema instanceof z.ZodDefault) return fieldKind(schema.unwrap());
  if (schema instanceof z.ZodNullable) {
    const inner = fieldKind(schema.unwrap());
    return inner.kind === "number" ? { ...inner, optional: true } : inner;
  }
  if (schema instanceof z.ZodEnum) return { kind: "choice", values: schema.options.map(String) };
  if (schema instanceof z.ZodNumber) {
    return { kind: "number", min: schema.minValue ?? 0, max: schema.maxValue ?? 0, optional: false };
  }
  if (schema instanceof z.ZodArray) return listKind(schema.element);
  if (schema instanceof z.ZodRecord) return { kind: "amounts" };
  if (schema instanceof z.ZodBoolean) return { kind: "yes_no" };
  if (schema instanceof z.ZodISODate) return { kind: "day" };
  if (schema instanceof z.ZodString) return { kind: "text" };
  throw new TypeError("there is no field for this kind of setting");
}
