import { expect, it } from "vitest";
import { asProfileId, toShopifyId } from "#app/vocabulary/ids.ts";
import { matchRow, type KnownPerson } from "./match-row.ts";

const person = (id: number, changes: Partial<KnownPerson> = {}): KnownPerson => ({
  profileId: asProfileId(id),
  customerId: null,
  email: null,
  nameAgrees: true,
  ...changes,
});
const nobody = { byCustomer: null, byEmail: null, byPhone: null };
const full = { email: "ada@example.com", phone: "+4930123456", customerId: toShopifyId("7001") };
const only = (changes: Partial<typeof full>) => ({ email: null, phone: null, customerId: null, ...changes });
const known = (profileId: number) => ({ kind: "known", profileId });
const refused = (words: string) => ({ kind: "refused", reason: expect.stringContaining(words) });

it("trusts the customer ID first, then the e-mail, then the phone", () => {
  const people = { byCustomer: person(1), byEmail: person(1), byPhone: person(2) };
  expect(matchRow(full, people, "refuse")).toEqual(known(1));
  expect(matchRow(full, { ...nobody, byEmail: person(2), byPhone: person(3) }, "refuse")).toEqual(known(2));
  expect(matchRow(only({ phone: full.phone }), { ...nobody, byPhone: person(3) }, "refuse")).toEqual(
    known(3),
  );
});

it("refuses what names two people", () => {
  const two = { ...nobody, byCustomer: person(1), byEmail: person(2) };
  expect(matchRow(full, two, "create")).toEqual(refused("two different people"));
  const other = { ...nobody, byEmail: person(2, { customerId: toShopifyId("9") }) };
  expect(matchRow(full, other, "create")).toEqual(refused("belongs to the customer ID 9, not to 7001"));
  const family = { ...nobody, byPhone: person(2, { email: "ben@example.com" }) };
  expect(matchRow(only({ email: full.email, phone: full.phone }), family, "create")).toEqual(
    refused("another e-mail address"),
  );
  const namesake = { ...nobody, byPhone: person(2, { nameAgrees: false }) };
  expect(matchRow(only({ phone: full.phone }), namesake, "create")).toEqual(refused("another name"));
});

it("refuses or lets in people whom nobody knows, as was asked", () => {
  expect(matchRow(full, nobody, "refuse")).toEqual(refused("Nobody here has this e-mail address."));
  expect(matchRow(only({ phone: full.phone }), nobody, "refuse")).toEqual(refused("this phone number."));
  expect(matchRow(only({ customerId: full.customerId }), nobody, "refuse")).toEqual(
    refused("this customer ID."),
  );
  expect(matchRow(full, nobody, "create")).toEqual({ kind: "stranger" });
  expect(matchRow(only({ customerId: full.customerId }), nobody, "create")).toEqual(
    refused("no person is created"),
  );
});
