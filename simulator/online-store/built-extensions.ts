import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";

const manifestSchema = z.object({
  /** The address that the bundles were built for: the simulator answers for it with the app it knows. */
  applicationUrl: z.string(),
  extensions: z.array(
    z.object({ handle: z.string(), kind: z.enum(["ui", "theme", "function"]), targets: z.array(z.string()) }),
  ),
});

export type BuiltExtensions = z.infer<typeof manifestSchema>;

export type Strings = { [key: string]: string | Strings };

const stringsSchema: z.ZodType<Strings> = z.lazy(() =>
  z.record(z.string(), z.union([z.string(), stringsSchema])),
);

/** What stands in the folder that the simulator was started with; nothing without a folder. */
export function readExtensions(folder: string | null): BuiltExtensions {
  const file = folder === null ? null : join(folder, "manifest.json");
  if (file === null || !existsSync(file)) return { applicationUrl: "", extensions: [] };
  return manifestSchema.parse(JSON.parse(readFileSync(file, "utf8")));
}

const languageOf = (locale: string): string => locale.split("-")[0] ?? locale;

/**
 * The words of an extension: the page's language over the default one, as Shopify falls back. `isSchema` takes the
 * words of the theme editor.
 */
export function readStrings(folder: string, locale: string): { locale: string; strings: Strings }[] {
  const place = join(folder, "locales");
  if (!existsSync(place)) return [];
  const files = readdirSync(place).filter((name) => !name.includes(".schema."));
  const find = (wanted: string) =>
    files.find((name) => name === `${wanted}.json` || name === `${wanted}.default.json`);
  const chosen = [
    find(locale),
    find(languageOf(locale)),
    files.find((name) => name.endsWith(".default.json")),
  ];
  return [...new Set(chosen)].flatMap((name) =>
    name === undefined
      ? []
      : [
          {
            locale: basename(name, ".json").replace(".default", ""),
            strings: stringsSchema.parse(JSON.parse(readFileSync(join(place, name), "utf8"))),
          },
        ],
  );
}

/** `a.b` in { a: { b: "…" } } */
export function stringAt(strings: Strings, key: string): string | undefined {
  let at: string | Strings | undefined = strings;
  for (const part of key.split(".")) {
    if (at === undefined || typeof at === "string") return undefined;
    at = at[part];
  }
  return typeof at === "string" ? at : undefined;
}
