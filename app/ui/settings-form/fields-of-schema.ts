import { z } from "zod";
import { toFormDraft, type FieldWords, type FormDraft } from "./form-draft.ts";

/** What a schema says of its field beside the type: it is written at the schema, so that the rule is one file. */
const fieldMeta = z.object({
  title: z.string(),
  description: z.string().optional(),
  suffix: z.string().optional(),
  choices: z.record(z.string(), z.string()).optional(),
  /** Products or collections, chosen in Shopify's picker. */
  resource: z.enum(["product", "collection"]).optional(),
  /** Names out of a list that the page knows, such as the tiers. */
  tiers: z.boolean().optional(),
  /** Typed with a decimal comma or point. */
  decimal: z.boolean().optional(),
  /** An amount in the store's currency. */
  money: z.boolean().optional(),
  /** An amount for each currency that the merchant sells in. */
  amounts: z.boolean().optional(),
});

type Shape = Readonly<Record<string, unknown>>;

/** The fields of a schema with the words that stand at it. @throws ZodError for a field without a title. */
export const fieldsOfSchema = (shape: Shape): FieldWords[] =>
  Object.entries(shape).map(([name, schema]) => {
    const meta = fieldMeta.parse(schema instanceof z.ZodType ? schema.meta() : undefined);
    return {
      name,
      label: meta.title,
      ...(meta.description ? { help: meta.description } : {}),
      ...(meta.suffix ? { suffix: meta.suffix } : {}),
      ...(meta.choices ? { choices: meta.choices } : {}),
      ...(meta.resource ? { resource: meta.resource } : {}),
      ...(meta.tiers ? { tiers: true } : {}),
      ...(meta.decimal || meta.money ? { decimal: true } : {}),
      ...(meta.money ? { money: true } : {}),
    };
  });

/** A draft of what the schema's defaults are; empty where it has none. */
export const emptyDraft = (shape: Shape): FormDraft =>
  toFormDraft(
    Object.fromEntries(
      Object.entries(shape).map(([name, schema]) => [
        name,
        schema instanceof z.ZodType ? schema.safeParse(undefined).data : undefined,
      ]),
    ),
  );
