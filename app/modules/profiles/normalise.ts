import { parsePhoneNumberFromString, type CountryCode, isSupportedCountry } from "libphonenumber-js";

/** An e-mail as an identity: trimmed, lower case; null when it cannot be one. */
export function normaliseEmail(text: string | null | undefined): string | null {
  const email = text?.trim().toLowerCase() ?? "";
  return email.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? email : null;
}

/** A phone number as an identity, in E.164, read with the shop's country; null when it cannot be one. */
export function normalisePhone(text: string | null | undefined, country: string): string | null {
  if (!text) return null;
  const home: CountryCode | undefined = isSupportedCountry(country) ? country : undefined;
  const number = parsePhoneNumberFromString(text, home);
  return number?.isPossible() ? number.number : null;
}

/** A name as it is compared and sorted: one case, one kind of space, composed letters. */
export function sortName(firstName: string | null, lastName: string | null): string {
  return [firstName, lastName]
    .filter((part) => part !== null)
    .join(" ")
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim();
}

/** Whether two names can be one person: equal, or one of them unknown. */
export const namesAgree = (a: string, b: string): boolean => a === "" || b === "" || a === b;
