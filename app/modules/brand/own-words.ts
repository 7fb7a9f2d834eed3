import { IntlMessageFormat } from "intl-messageformat";
import { LOCALES, type Locale } from "./locale.ts";
import type { BrandSettings } from "./settings.ts";
import { WORDS, type WordKey } from "./words/catalogue.ts";

type Element = ReturnType<IntlMessageFormat["getAst"]>[number];

/** Numbers of the parser's kinds of elements (https://formatjs.github.io/docs/icu-messageformat-parser). */
const ARGUMENT = 1;
const TAG = 8;

/** What a sentence leaves open, each with how it is written: plain, or by number or choice. */
function openParts(elements: readonly Element[], found = new Map<string, "plain" | "formed">()) {
  for (const element of elements) {
    const kind: number = element.type;
    if (kind === TAG) found.set("<", "formed");
    else if (kind === ARGUMENT && "value" in element)
      found.set(element.value, found.get(element.value) ?? "plain");
    else if ("options" in element) {
      found.set(element.value, "formed");
      for (const option of Object.values(element.options)) openParts(option.value, found);
    } else if ("style" in element) found.set(element.value, "formed");
  }
  return found;
}

/** Null for text that is no message. */
function partsOf(text: string, locale: Locale): ReturnType<typeof openParts> | null {
  try {
    return openParts(new IntlMessageFormat(text, locale).getAst());
  } catch {
    return null;
  }
}

export const isWordKey = (key: string): key is WordKey => Object.hasOwn(WORDS, key);

/** May stand anywhere: what points are called. */
const ALWAYS_OPEN = "unit";

const inBraces = (names: readonly string[]): string => names.map((name) => `{${name}}`).join(", ");

/** Why a merchant's own sentence cannot stand for the standard one, for whoever wrote it; null when it can. */
export function wordProblem(key: WordKey, locale: Locale, text: string): string | null {
  const own = partsOf(text, locale);
  if (!own) return "The curly brackets do not fit together. Write { and } only around what is filled in.";
  if (own.has("<")) return "Leave out < and >: sentences are plain text.";
  const standard = partsOf(WORDS[key][locale], locale) ?? new Map<string, "plain" | "formed">();
  const strange = [...own.keys()].filter((name) => !standard.has(name) && name !== ALWAYS_OPEN);
  if (strange.length > 0) {
    const known = [...standard.keys()];
    const advice = known.length > 0 ? `Use ${inBraces(known)}.` : "Leave it out.";
    return `${inBraces(strange)} is not filled in here. ${advice}`;
  }
  const missing = [...standard.keys()].filter((name) => !own.has(name) && name !== ALWAYS_OPEN);
  if (missing.length > 0) return `Keep ${inBraces(missing)} in the sentence: it is filled in.`;
  const formed = [...own].filter(([name, form]) => form === "formed" && standard.get(name) === "plain");
  return formed.length > 0
    ? `Write ${inBraces(formed.map(([name]) => name))} without anything else between its brackets.`
    : null;
}

/** What is wrong with the merchant's own sentences, by "words", the key and the language, joined by dots. */
export function wordProblems({ words }: Pick<BrandSettings, "words">): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const [key, own] of Object.entries(words)) {
    // A sentence that no surface says any more harms nobody, and older versions have to stay usable.
    if (!isWordKey(key)) continue;
    for (const locale of LOCALES) {
      const text = own[locale];
      const problem = text === undefined ? null : wordProblem(key, locale, text);
      if (problem) problems[`words.${key}.${locale}`] = problem;
    }
  }
  return problems;
}
