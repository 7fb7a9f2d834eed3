import { expect, it } from "vitest";
import { matchPerson, type MatchFacts } from "./match-person.ts";

const owner = (profileId: number, isCustomer: boolean, name = "ada example") => ({
  profileId,
  isCustomer,
  name,
});
const facts = (changes: Partial<MatchFacts>): MatchFacts => ({
  name: "ada example",
  hasCustomerId: false,
  emailVerified: true,
  byCustomer: null,
  byEmail: null,
  byPhone: null,
  ...changes,
});
const CUSTOMER = { hasCustomerId: true };

it.each<{
  what: string;
  given: Partial<MatchFacts>;
  profileId: number | null;
  merge: number[];
  review: number[];
}>([
  { what: "a stranger", given: {}, profileId: null, merge: [], review: [] },
  {
    what: "a known customer",
    given: { ...CUSTOMER, byCustomer: owner(1, true) },
    profileId: 1,
    merge: [],
    review: [],
  },
  {
    what: "a guest known by e-mail",
    given: { byEmail: owner(1, false) },
    profileId: 1,
    merge: [],
    review: [],
  },
  {
    what: "a guest who uses a customer's e-mail",
    given: { byEmail: owner(1, true) },
    profileId: 1,
    merge: [],
    review: [],
  },
  {
    what: "a guest who registers",
    given: { ...CUSTOMER, byEmail: owner(1, false) },
    profileId: 1,
    merge: [],
    review: [],
  },
  {
    what: "a customer with another customer's e-mail",
    given: { ...CUSTOMER, byCustomer: owner(1, true), byEmail: owner(2, true) },
    profileId: 1,
    merge: [],
    review: [2],
  },
  {
    what: "a customer with a guest's e-mail",
    given: { ...CUSTOMER, byCustomer: owner(1, true), byEmail: owner(2, false) },
    profileId: 1,
    merge: [2],
    review: [],
  },
  {
    what: "a customer with a guest's e-mail never confirmed",
    given: { ...CUSTOMER, emailVerified: false, byCustomer: owner(1, true), byEmail: owner(2, false) },
    profileId: 1,
    merge: [],
    review: [2],
  },
  {
    what: "a new customer with an unconfirmed e-mail of another",
    given: { ...CUSTOMER, emailVerified: false, byEmail: owner(2, true) },
    profileId: null,
    merge: [],
    review: [2],
  },
  {
    what: "a new customer with an unconfirmed e-mail of a guest",
    given: { ...CUSTOMER, emailVerified: false, byEmail: owner(2, false) },
    profileId: null,
    merge: [],
    review: [2],
  },
  {
    what: "a new customer with an unconfirmed e-mail and the phone of one guest",
    given: { ...CUSTOMER, emailVerified: false, byEmail: owner(2, false), byPhone: owner(2, false) },
    profileId: 2,
    merge: [],
    review: [],
  },
  {
    what: "a phone with the same name",
    given: { byPhone: owner(1, true) },
    profileId: 1,
    merge: [],
    review: [],
  },
  {
    what: "a phone without a name",
    given: { name: "", byPhone: owner(1, true) },
    profileId: 1,
    merge: [],
    review: [],
  },
  {
    what: "a phone of somebody nameless",
    given: { byPhone: owner(1, false, "") },
    profileId: 1,
    merge: [],
    review: [],
  },
  {
    what: "a phone with another name",
    given: { name: "ben other", byPhone: owner(1, true) },
    profileId: null,
    merge: [],
    review: [1],
  },
  {
    what: "e-mail and phone of two guests",
    given: { ...CUSTOMER, byEmail: owner(1, false), byPhone: owner(2, false) },
    profileId: 1,
    merge: [2],
    review: [],
  },
  {
    what: "e-mail of one and phone of another customer",
    given: { ...CUSTOMER, byCustomer: owner(1, true), byPhone: owner(2, true) },
    profileId: 1,
    merge: [],
    review: [2],
  },
  {
    what: "one guest by both e-mail and phone",
    given: { ...CUSTOMER, byCustomer: owner(1, true), byEmail: owner(2, false), byPhone: owner(2, false) },
    profileId: 1,
    merge: [2],
    review: [],
  },
])("knows $what", ({ given, profileId, merge, review }) => {
  const decision = matchPerson(facts(given));
  expect(decision.profileId).toBe(profileId);
  expect(decision.merge).toEqual(merge);
  expect(decision.review.map((each) => each.profileId)).toEqual(review);
});
