import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SURFACE_WORDS, type Surface } from "#app/modules/brand/index.ts";
import { describe, expect, it } from "vitest";
import { SURFACE_KEYS } from "./say.ts";

const LANGUAGES = ["de.json", "en.default.json", "es.json", "fr.json", "ja.json"];

const read = (folder: string, file: string): Record<string, string> =>
  JSON.parse(readFileSync(join(folder, file), "utf8"));

describe.each(["loyalty-checkout", "loyalty-account"])("the own words of %s", (extension) => {
  const folder = join(import.meta.dirname, "..", extension, "locales");

  it("are there in every language, and English where Shopify looks for what is missing", () => {
    expect(readdirSync(folder).sort()).toEqual(LANGUAGES);
  });

  it.each(LANGUAGES)("are all said in %s", (file) => {
    const words = read(folder, file);
    expect(Object.keys(words).sort()).toEqual(Object.keys(read(folder, "en.default.json")).sort());
    expect(Object.values(words).every((word) => word.trim() !== "")).toBe(true);
  });
});

it.each<Surface>(["checkout", "order", "account"])(
  "the app sends every word that the surfaces of the %s show, and no other",
  (surface) => {
    const sent = Object.keys(SURFACE_WORDS[surface]).map((key) => key.slice(surface.length + 1));
    expect([...SURFACE_KEYS[surface]].sort()).toEqual(sent.sort());
  },
);
