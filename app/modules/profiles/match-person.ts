import { namesAgree } from "./normalise.ts";

/** A profile that owns one of the claim's identities. */
export interface Owner {
  profileId: number;
  name: string;
  /** Known to the claim's shop as a customer, so not merely a guest. */
  isCustomer: boolean;
}

export interface MatchFacts {
  name: string;
  hasCustomerId: boolean;
  emailVerified: boolean;
  byCustomer: Owner | null;
  byEmail: Owner | null;
  byPhone: Owner | null;
}

export interface MatchDecision {
  /** The profile the claim belongs to; null asks for a new one. */
  profileId: number | null;
  /** Guests that are certainly this person: they become one with the profile. */
  merge: number[];
  /** Profiles that may be this person: for people to decide. */
  review: { profileId: number; reason: string }[];
}

function findProfile(facts: MatchFacts): Owner | null {
  if (facts.byCustomer) return facts.byCustomer;
  if (facts.byEmail) {
    // An address that was never confirmed may be somebody else's: it opens neither a customer's nor a guest's balance.
    const unconfirmed = facts.hasCustomerId && !facts.emailVerified;
    if (!unconfirmed) return facts.byEmail;
  }
  if (facts.byPhone && namesAgree(facts.name, facts.byPhone.name)) {
    // A phone is shared more often than an e-mail: another customer with the same phone stays another person.
    const twoCustomers = facts.hasCustomerId && facts.byPhone.isCustomer && facts.byEmail !== null;
    if (!twoCustomers) return facts.byPhone;
  }
  return null;
}

/**
 * Which profile a claim belongs to (DESIGN §5): the Shopify id is certain; then the e-mail, then the phone with a
 * name that does not contradict. A guest met under another certain identity becomes one with the profile; two
 * customers never do by themselves.
 */
export function matchPerson(facts: MatchFacts): MatchDecision {
  const profile = findProfile(facts);
  const decision: MatchDecision = { profileId: profile?.profileId ?? null, merge: [], review: [] };
  const others = [
    { owner: facts.byEmail, certain: facts.emailVerified, reason: "same e-mail address" },
    {
      owner: facts.byPhone,
      certain: namesAgree(facts.name, facts.byPhone?.name ?? ""),
      reason: "same phone number",
    },
  ];
  for (const { owner, certain, reason } of others) {
    if (!owner || owner.profileId === profile?.profileId) continue;
    if (decision.merge.includes(owner.profileId)) continue;
    if (profile && certain && !owner.isCustomer) decision.merge.push(owner.profileId);
    else decision.review.push({ profileId: owner.profileId, reason });
  }
  return decision;
}
