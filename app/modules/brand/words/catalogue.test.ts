import { IntlMessageFormat } from "intl-messageformat";
import { expect, it } from "vitest";
import { LOCALES } from "../locale.ts";
import { defaultBrand } from "../settings.ts";
import { speakerFor } from "../speaker.ts";
import { SURFACE_WORDS, WORDS } from "./catalogue.ts";

const entries = Object.entries(WORDS).flatMap(([key, entry]) =>
  LOCALES.map((locale) => ({ key, locale, text: entry[locale] })),
);

const parse = (text: string) => new IntlMessageFormat(text, "en").getAst();
type Element = ReturnType<typeof parse>[number];

/** Chooses a form or is always known: a language may do without. */
const FREE = new Set(["count", "unit"]);

const inside = (element: Element): Element[] => [
  element,
  ...("options" in element
    ? Object.values(element.options).flatMap(({ value }) => value.flatMap(inside))
    : []),
];

/** Text holds no argument's name; the parser numbers it 0. */
const isArgument = (element: Element): element is Element & { value: string } =>
  "value" in element && element.type.valueOf() !== 0;

const elementsOf = (text: string): Element[] => parse(text).flatMap(inside);

const argumentsOf = (text: string): string[] =>
  [...new Set(elementsOf(text).flatMap((element) => (isArgument(element) ? [element.value] : [])))].sort();

it("says every sentence in every language, and none is empty", () => {
  expect(entries.filter(({ text }) => text.trim() === "")).toEqual([]);
  for (const { text } of entries) expect(() => parse(text)).not.toThrow();
});

it("asks for the same in every language", () => {
  for (const [key, entry] of Object.entries(WORDS)) {
    const asked = LOCALES.map((locale) => argumentsOf(entry[locale]).filter((name) => !FREE.has(name)));
    for (const names of asked) expect([key, names]).toEqual([key, asked[0]]);
  }
});

it("has the forms of plurals that each language has, and no others", () => {
  for (const { key, locale, text } of entries) {
    for (const element of elementsOf(text)) {
      if (!("offset" in element)) continue;
      const forms = Object.keys(element.options).sort();
      expect([key, locale, forms]).toEqual([key, locale, locale === "ja" ? ["other"] : ["one", "other"]]);
    }
  }
});

it("keeps arguments out of what a surface gets as it is, except for the name of the points", () => {
  for (const words of Object.values(SURFACE_WORDS))
    for (const [key, entry] of Object.entries(words))
      for (const locale of LOCALES)
        expect([key, argumentsOf(entry[locale]).filter((name) => name !== "unit")]).toEqual([key, []]);
});

it("calls points what the merchant calls them, also in fixed words", () => {
  const brand = { ...defaultBrand(), pointsName: { fr: { one: "étoile", other: "étoiles" } } };
  expect(speakerFor(brand, "fr-CA").surface("account")).toMatchObject({
    title: "Vos étoiles et récompenses",
    get: "Obtenir",
  });
  expect(speakerFor(brand, "en").surface("account")).toMatchObject({ title: "Your points and rewards" });
});

it("lets the merchant's own sentence stand for ours, in its language alone", () => {
  const brand = { ...defaultBrand(), words: { "checkout.apply": { en: "Use it" } } };
  expect(speakerFor(brand, "en").surface("checkout")["apply"]).toBe("Use it");
  expect(speakerFor(brand, "de").surface("checkout")["apply"]).toBe("Einlösen");
});
