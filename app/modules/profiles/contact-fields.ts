import type { Profile } from "./profile.ts";

type ContactFields = Pick<Profile, "firstName" | "lastName" | "email" | "phone">;

const FIELDS = ["firstName", "lastName", "email", "phone"] as const;

/** Takes over what the profile does not know yet; whether that was anything. */
export function fillGaps(profile: ContactFields, told: ContactFields): boolean {
  let isNews = false;
  for (const field of FIELDS) {
    if (profile[field] !== null || told[field] === null) continue;
    profile[field] = told[field];
    isNews = true;
  }
  return isNews;
}
