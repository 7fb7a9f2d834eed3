import type { Identity, Profile } from "./profile.ts";
import { sortName } from "./normalise.ts";

const LONGEST_TERM = 100;
const MOST_TERMS = 24;

/** Words without accents beside the words as written, so that both "Zoë" and "zoe" find her. */
const withoutAccents = (word: string): string => word.normalize("NFD").replace(/\p{M}/gu, "");

/** Digits of a phone number that people type: with and without the country code. */
function phoneTerms(e164: string): string[] {
  const digits = e164.slice(1);
  return [digits, digits.slice(1), digits.slice(2), digits.slice(3)].flatMap((part) => [part, `0${part}`]);
}

/** The words by which a person is found, by prefix. */
export function searchTerms(profile: Profile, identities: readonly Identity[]): string[] {
  const terms = sortName(profile.firstName, profile.lastName).split(" ");
  for (const { kind, value } of identities) {
    if (kind === "email") terms.push(value, value.split("@")[1] ?? "");
    else if (kind === "phone") terms.push(...phoneTerms(value));
    else terms.push(value.toLowerCase());
  }
  const all = terms
    .flatMap((term) => [term, withoutAccents(term)])
    .map((term) => term.slice(0, LONGEST_TERM));
  return [...new Set(all)].filter((term) => term.length > 0).slice(0, MOST_TERMS);
}
