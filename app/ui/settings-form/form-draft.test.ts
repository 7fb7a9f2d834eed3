import { expect, it } from "vitest";
import { z } from "zod";
import { fieldKind } from "./field-kind.ts";
import { readFormDraft, toFormDraft, type FieldWords } from "./form-draft.ts";

const schema = z.object({
  kind: z.enum(["never", "days"]).default("never"),
  days: z.int().min(1).max(30).default(7),
  idle: z.int().min(1).max(60).nullable().default(null),
  warn: z.array(z.int().min(1).max(365)).default([7]),
  on: z
    .string()
    .regex(/^\d\d-\d\d$/, "Enter a day.")
    .default("12-31"),
});
const fields: FieldWords[] = [
  { name: "kind", label: "Kind" },
  { name: "days", label: "Days", shownFor: ({ kind }) => kind === "days" },
  { name: "idle", label: "Idle" },
  { name: "warn", label: "Warn" },
  { name: "on", label: "On" },
];
const draft = toFormDraft(schema.parse({ kind: "days" }));
const read = (changes: Record<string, string>) => readFormDraft(schema, fields, { ...draft, ...changes });

it("gives back the settings that it was made of", () => {
  expect(read({})).toEqual({ settings: { kind: "days", days: 7, idle: null, warn: [7], on: "12-31" } });
});

it("reads numbers with spaces, lists with any separator, and nothing as off", () => {
  expect(read({ days: " 14 ", idle: "6", warn: "30; 7 1" })).toEqual({
    settings: { kind: "days", days: 14, idle: 6, warn: [30, 7, 1], on: "12-31" },
  });
  expect(read({ warn: "" })).toMatchObject({ settings: { warn: [] } });
});

it.each([
  [{ days: "1.5" }, { days: "Enter a whole number from 1 to 30." }],
  [{ days: "" }, { days: "Enter a whole number from 1 to 30." }],
  [{ days: "31" }, { days: "Enter a whole number from 1 to 30." }],
  [{ idle: "0" }, { idle: "Enter a whole number from 1 to 60." }],
  [{ warn: "7, soon" }, { warn: "Enter whole numbers from 1 to 365, with commas between." }],
  [{ on: "May" }, { on: "Enter a day." }],
])("refuses %j in plain words", (changes, errors) => {
  expect(read(changes)).toEqual({ errors });
});

it("leaves a hidden field at its default, whatever was typed before", () => {
  expect(read({ kind: "never", days: "many" })).toMatchObject({ settings: { kind: "never", days: 7 } });
});

it("makes no field for what it does not know", () => {
  expect(fieldKind(z.string())).toEqual({ kind: "text" });
  expect(() => fieldKind(z.bigint())).toThrow(TypeError);
  expect(() => fieldKind(z.array(z.boolean()))).toThrow(TypeError);
});
