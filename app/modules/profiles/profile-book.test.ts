import { expect, it } from "vitest";
import { asMerchantId, asProfileId, asShopId } from "#app/vocabulary/ids.ts";
import type { PersonClaim } from "./profile.ts";
import { ProfileBook } from "./profile-book.ts";

const SHOP = { merchantId: asMerchantId(1), shopId: asShopId(1) };
const MAY = new Date("2026-05-01T00:00:00Z");
const JUNE = new Date("2026-06-01T00:00:00Z");
const ids = [1, 2, 3, 4, 5].map(asProfileId);

const claim = (changes: Partial<PersonClaim> = {}): PersonClaim => ({
  ...SHOP,
  customerId: null,
  email: null,
  phone: null,
  emailVerified: true,
  firstName: null,
  lastName: null,
  locale: null,
  tags: null,
  updatedAt: null,
  customerSince: null,
  seenAt: MAY,
  ...changes,
});
const emptyBook = () => new ProfileBook([], [], ids);
const ada = { email: "ada@example.com", firstName: "Ada", lastName: "Example" };
const owner = (book: ProfileBook, kind: "email" | "phone" | "customer", value: string) =>
  book.ownerOf(SHOP.merchantId, { kind, shopId: kind === "customer" ? SHOP.shopId : 0, value });

it("makes one profile for all claims of one person", () => {
  const book = emptyBook();
  const first = book.resolve(claim(ada));
  expect(book.resolve(claim({ ...ada, phone: "+493012345670" }))).toBe(first);
  expect(book.resolve(claim({ phone: "+493012345670" }))).toBe(first);
  expect(book.changes().created).toHaveLength(1);
});

it("makes nobody of a claim that names nobody", () => {
  const book = emptyBook();
  expect(book.resolve(claim({ firstName: "Ada" }))).toBeNull();
  expect(book.changes().created).toEqual([]);
});

it("enrols a guest who becomes a customer, and only once", () => {
  const book = emptyBook();
  book.resolve(claim(ada));
  const profileId = book.resolve(claim({ ...ada, customerId: "7001", seenAt: JUNE }));
  book.resolve(claim({ ...ada, customerId: "7001", seenAt: new Date("2026-07-01T00:00:00Z") }));
  expect(profileId && book.profile(profileId)?.enrolledAt).toEqual(JUNE);
});

it("fills gaps from what was typed into an order, and overwrites nothing with it", () => {
  const book = emptyBook();
  const profileId = book.resolve(claim({ email: ada.email }));
  book.resolve(claim({ ...ada, firstName: "Ada" }));
  book.resolve(claim({ ...ada, firstName: "Adele" }));
  expect(profileId && book.profile(profileId)?.firstName).toBe("Ada");
});

it("takes over a customer's newer fields and ignores older ones (P6)", () => {
  const book = emptyBook();
  const profileId = book.resolve(claim({ ...ada, customerId: "7001", updatedAt: JUNE }));
  book.resolve(claim({ ...ada, customerId: "7001", firstName: "Adele", updatedAt: MAY }));
  expect(profileId && book.profile(profileId)?.firstName).toBe("Ada");
  const later = new Date("2026-07-01T00:00:00Z");
  book.resolve(claim({ ...ada, customerId: "7001", email: "new@example.com", updatedAt: later }));
  expect([owner(book, "email", "ada@example.com"), owner(book, "email", "new@example.com")]).toEqual([
    null,
    profileId,
  ]);
  expect(book.changes().detached.map((each) => each.value)).toEqual(["ada@example.com"]);
});

it("leaves an address with the one who has it, and asks people (P1)", () => {
  const book = emptyBook();
  const first = book.resolve(claim({ ...ada, customerId: "7001" }));
  const second = book.resolve(claim({ customerId: "7002" }));
  book.resolve(claim({ ...ada, customerId: "7002" }));
  expect(owner(book, "email", "ada@example.com")).toBe(first);
  expect(book.changes().reviews).toEqual([
    { merchantId: 1, a: first, b: second, reason: "same e-mail address" },
  ]);
});

it("joins guests with their customer, and follows through several joins", () => {
  const book = emptyBook();
  const byMail = book.resolve(claim(ada));
  const byPhone = book.resolve(claim({ phone: "+493012345670" }));
  const customer = book.resolve(claim({ customerId: "7001" }));
  book.resolve(claim({ ...ada, customerId: "7001" }));
  book.resolve(claim({ customerId: "7001", phone: "+493012345670" }));
  expect(book.changes().merges.map(({ from, into }) => [from, into])).toEqual([
    [byMail, customer],
    [byPhone, customer],
  ]);
  expect(byMail && book.current(byMail)).toBe(customer);
  expect(owner(book, "phone", "+493012345670")).toBe(customer);
});

it("follows a merge of customers and lets both ids name the one person", () => {
  const book = emptyBook();
  const kept = book.resolve(claim({ ...ada, customerId: "1" }));
  const gone = book.resolve(claim({ email: "ben@example.com", customerId: "2" }));
  expect(book.followMerge(SHOP, "1", "2")).toBe(true);
  expect(gone && book.current(gone)).toBe(kept);
  expect(book.followMerge(SHOP, "1", "2")).toBe(true);
  expect(book.changes().merges).toHaveLength(1);
});

it("lets the deleted customer's person go by the kept id when only that person is known", () => {
  const book = emptyBook();
  const person = book.resolve(claim({ ...ada, customerId: "2" }));
  expect(book.followMerge(SHOP, "1", "2")).toBe(true);
  expect(owner(book, "customer", "1")).toBe(person);
  expect(emptyBook().followMerge(SHOP, "1", "2")).toBe(false);
});

it("forgets a customer's id and keeps the person", () => {
  const book = emptyBook();
  const person = book.resolve(claim({ ...ada, customerId: "1" }));
  expect(book.forgetCustomer(SHOP, "1")).toBe(true);
  expect(book.forgetCustomer(SHOP, "1")).toBe(false);
  expect(owner(book, "customer", "1")).toBeNull();
  expect(book.resolve(claim(ada))).toBe(person);
});

it("keeps equal customer ids of two shops apart", () => {
  const book = emptyBook();
  const here = book.resolve(claim({ customerId: "1" }));
  const there = book.resolve(claim({ customerId: "1", shopId: asShopId(2) }));
  expect(here).not.toBe(there);
});

it("remembers when the person became a customer first, whatever is heard when, also after a merge", () => {
  const book = emptyBook();
  const customer = { ...ada, customerId: "7001" };
  const person = book.resolve(claim({ ...customer, customerSince: JUNE }));
  book.resolve(claim({ ...customer, customerSince: MAY }));
  book.resolve(claim({ ...customer, customerSince: null }));
  expect(person && book.profile(person)?.customerSince).toEqual(MAY);
  const other = book.resolve(claim({ customerId: "7002", customerSince: JUNE }));
  if (!person || !other) throw new Error("both are known");
  book.merge(SHOP.merchantId, person, other, "same person");
  expect(book.profile(other)?.customerSince).toEqual(MAY);
});
