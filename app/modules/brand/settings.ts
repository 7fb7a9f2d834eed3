import { z } from "zod";
import { LOCALES } from "./locale.ts";

const colour = (title: string) =>
  z
    .string()
    .trim()
    .regex(/^#[0-9a-fA-F]{6}$/, "Enter a colour such as #1a6b4f.")
    .meta({ title });

const name = z.string().trim().min(1, "Enter a name.").max(30, "Use at most 30 characters.");

const BASE = {
  programName: z.string().trim().max(40, "Use at most 40 characters.").default(""),
  /** What points are called, by language; a language without its own says "points" in its words. */
  pointsName: z.partialRecord(z.enum(LOCALES), z.object({ one: name, other: name })).default({}),
  colour: colour("Colour").default("#1a6b4f"),
  textColour: colour("Colour of text on it").default("#ffffff"),
  /** An https address of an image; empty for none. */
  logo: z
    .string()
    .trim()
    .max(2000)
    .regex(/^(https:\/\/\S+)?$/, "Enter an address that begins with https://.")
    .default(""),
  /** The merchant's own sentences, by key and language. */
  words: z.record(z.string(), z.partialRecord(z.enum(LOCALES), z.string().max(500))).default({}),
};

/** Brand and words, set once and used by every surface. Every field has a default. */
export const brandSettings = z.object(BASE);
export type BrandSettings = z.infer<typeof brandSettings>;

/** The program under which the brand is kept in versions. */
export const BRAND = { name: "brand" as const, schema: brandSettings };

export const defaultBrand = (): BrandSettings => brandSettings.parse({});
