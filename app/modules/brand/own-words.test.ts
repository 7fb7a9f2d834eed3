import { expect, it } from "vitest";
import { wordProblem, wordProblems } from "./own-words.ts";
import { brandSettings } from "./settings.ts";
import { WORDS } from "./words/catalogue.ts";
import { isWordKey } from "./own-words.ts";
import { LOCALES } from "./locale.ts";

it.each([
  ["Collect {points} with this beauty", null],
  ["{unit}! You get {points}", null],
  ["Collect points", "Keep {points} in the sentence: it is filled in."],
  ["Collect {stars}", "{stars} is not filled in here. Use {points}."],
  ["Collect {points", "The curly brackets do not fit together. Write { and } only around what is filled in."],
  ["Collect <b>{points}</b>", "Leave out < and >: sentences are plain text."],
  ["Collect {points, number}", "Write {points} without anything else between its brackets."],
  ["{points, plural, one {One} other {Many}}", "Write {points} without anything else between its brackets."],
])("judges the sentence %j", (text, problem) => {
  expect(wordProblem("theme.product", "en", text)).toBe(problem);
});

it("wants nothing filled in where nothing is", () => {
  expect(wordProblem("theme.close", "fr", "Fermer la fenêtre")).toBeNull();
  expect(wordProblem("theme.close", "fr", "Fermer {x}")).toBe("{x} is not filled in here. Leave it out.");
});

it("finds nothing wrong with any standard sentence", () => {
  const wrong = Object.entries(WORDS).flatMap(([key, entry]) =>
    LOCALES.flatMap((locale) => (isWordKey(key) ? (wordProblem(key, locale, entry[locale]) ?? []) : [key])),
  );
  expect(wrong).toEqual([]);
});

it("names each wrong sentence by its place, and leaves sentences of other builds alone", () => {
  const words = { "theme.product": { en: "Nothing", de: "Es gibt {points}" }, "old.sentence": { en: "{" } };
  expect(wordProblems(brandSettings.parse({ words }))).toEqual({
    "words.theme.product.en": "Keep {points} in the sentence: it is filled in.",
  });
});
