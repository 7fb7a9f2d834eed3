export { namesAgree, normaliseEmail, normalisePhone, sortName } from "./normalise.ts";
export { claimIdentities, type PersonClaim, type Profile } from "./profile.ts";
export { ProfileBook } from "./profile-book.ts";
export {
  isPresent,
  loadProfiles,
  lockProfiles,
  redactProfile,
  takeProfileIds,
  writeCustomerTags,
  type IdentityLookup,
} from "./profiles.store.server.ts";
export { writeProfileChanges } from "./write-changes.server.ts";
export {
  listBirthdays,
  listMembersSince,
  mergeBirthdays,
  writeBirthday,
  type Celebrated,
} from "./celebrations.store.server.ts";
export { listCustomersOf } from "./customers-of.store.server.ts";
export * from "./read-person.store.server.ts";
export { findCustomer, type CustomerPerson } from "./find-customer.store.server.ts";
export { readNames } from "./read-names.store.server.ts";
