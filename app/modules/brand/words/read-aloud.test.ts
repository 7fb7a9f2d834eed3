import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { LOCALES } from "../locale.ts";
import { defaultBrand } from "../settings.ts";
import { speakerFor } from "../speaker.ts";
import { isWordKey } from "../own-words.ts";
import { SURFACE_WORDS, WORDS } from "./catalogue.ts";
import { THEME_KEYS } from "./theme.ts";

const keys = Object.keys(WORDS).filter(isWordKey);

/** Something for everything that a sentence leaves open. */
const filled = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/\{(\w+)/g)].map(([, name]) => [name, `‹${name}›`]));

it.each([...LOCALES])("reads every sentence in %s without gaps or loose ends", (locale) => {
  const { say } = speakerFor(defaultBrand(), locale);
  for (const key of keys)
    for (const count of [1, 2, 5]) {
      const said = say(key, { ...filled(WORDS[key][locale]), nth: 5, count });
      expect([key, said]).toEqual([key, said.trim()]);
      expect(said).not.toMatch(/[{}]|undefined|null|\s\s/);
    }
});

const root = new URL("../../../../", import.meta.url);

/** What the app's own code says, words and tests aside. */
function sourcesOf(folder: string): string {
  const files = readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test.") && !file.startsWith("platform/prisma"))
    .filter((file) => !file.includes("brand/words/"))
    .map((file) => readFileSync(new URL(`${folder}${file}`, root), "utf8"))
    .join("\n");
}

it("keeps no sentence that nothing says", () => {
  const said = sourcesOf("app/");
  const ofSurfaces = new Set([...Object.values(SURFACE_WORDS).flatMap(Object.keys), ...THEME_KEYS]);
  const isSaid = (key: string): boolean => {
    const [group = "", rest = ""] = key.split(".");
    // Some are said by what they are about: `refusal.${reason}`.
    const byPart = said.includes(`say(\`${group}.\${`) && said.includes(`"${rest}"`);
    return byPart || said.includes(`"${key}"`);
  };
  expect(keys.filter((key) => !ofSurfaces.has(key) && !isSaid(key))).toEqual([]);
});
