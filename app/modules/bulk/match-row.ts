import type { ProfileId, ShopifyId } from "#app/vocabulary/ids.ts";
import type { RowFacts } from "./read-row.ts";

/** Somebody who is known under one of a row's contacts. */
export interface KnownPerson {
  profileId: ProfileId;
  /** Their customer ID in the shop of the run. */
  customerId: ShopifyId | null;
  email: string | null;
  /** Whether their name can be the one of the row. */
  nameAgrees: boolean;
}

export interface KnownPeople {
  byCustomer: KnownPerson | null;
  byEmail: KnownPerson | null;
  byPhone: KnownPerson | null;
}

export type MatchedRow =
  { kind: "known"; profileId: ProfileId } | { kind: "stranger" } | { kind: "refused"; reason: string };

/** What an import does with people whom nobody knows. */
export type Strangers = "refuse" | "create";

const refused = (reason: string): MatchedRow => ({ kind: "refused", reason });

type Contacts = Pick<RowFacts, "email" | "phone" | "customerId">;

function unknown(row: Contacts, strangers: Strangers): MatchedRow {
  const reachable = row.email !== null || row.phone !== null;
  if (strangers === "create" && reachable) return { kind: "stranger" };
  if (strangers === "create") {
    return refused(
      "Nobody here has this customer ID, and without an e-mail address or a phone no person is created.",
    );
  }
  const what = row.email ? "e-mail address" : row.phone ? "phone number" : "customer ID";
  return refused(`Nobody here has this ${what}.`);
}

/**
 * Whose row it is: the customer ID is certain, then the e-mail, then the phone. Unlike an order, a file can wait for
 * somebody to correct it, so whatever contradicts itself is refused and nobody's points go to another.
 */
export function matchRow(
  row: Contacts,
  { byCustomer, byEmail, byPhone }: KnownPeople,
  strangers: Strangers,
): MatchedRow {
  if (byCustomer && byEmail && byCustomer.profileId !== byEmail.profileId) {
    return refused("The customer ID and the e-mail address belong to two different people.");
  }
  if (byCustomer) return { kind: "known", profileId: byCustomer.profileId };
  const person = byEmail ?? byPhone;
  if (!person) return unknown(row, strangers);
  const what = byEmail ? "e-mail address" : "phone number";
  if (row.customerId !== null && person.customerId !== null) {
    return refused(`This ${what} belongs to the customer ID ${person.customerId}, not to ${row.customerId}.`);
  }
  if (!byEmail && row.email !== null && person.email !== null) {
    return refused("This phone number belongs to somebody with another e-mail address.");
  }
  // A phone is shared more often than an e-mail.
  if (!byEmail && !person.nameAgrees)
    return refused("This phone number belongs to somebody with another name.");
  return { kind: "known", profileId: person.profileId };
}
