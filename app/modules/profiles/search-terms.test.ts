import { expect, it } from "vitest";
import { asMerchantId, asProfileId, asShopId } from "#app/vocabulary/ids.ts";
import type { Profile } from "./profile.ts";
import { searchTerms } from "./search-terms.ts";

const profile = (firstName: string | null, lastName: string | null): Profile => ({
  merchantId: asMerchantId(1),
  profileId: asProfileId(1),
  firstName,
  lastName,
  email: null,
  phone: null,
  locale: null,
  tags: [],
  createdAt: new Date("2026-05-01T00:00:00Z"),
  enrolledAt: null,
  customerSince: null,
  sourceUpdatedAt: null,
  mergedInto: null,
  redactedAt: null,
});

it("finds a name with and without its accents", () => {
  expect(searchTerms(profile("Zoë", "Ångström"), [])).toEqual(["zoë", "zoe", "ångström", "angstrom"]);
});

it("finds an e-mail by its whole and by its domain", () => {
  const email = { kind: "email", shopId: 0, value: "ada@example.com", verified: true } as const;
  expect(searchTerms(profile(null, null), [email])).toEqual(["ada@example.com", "example.com"]);
});

it("finds a phone as people type it", () => {
  const phone = { kind: "phone", shopId: 0, value: "+493012345670", verified: false } as const;
  const terms = searchTerms(profile(null, null), [phone]);
  expect(terms).toContain("493012345670");
  expect(terms).toContain("03012345670");
});

it("finds a customer by the number in Shopify", () => {
  const customer = { kind: "customer", shopId: asShopId(1), value: "7001", verified: true } as const;
  expect(searchTerms(profile(null, null), [customer])).toEqual(["7001"]);
});

it("has no words for a nameless person without identities, and never too many or too long ones", () => {
  expect(searchTerms(profile(null, null), [])).toEqual([]);
  const many = searchTerms(
    profile(Array.from({ length: 80 }, (_, nth) => `name${nth}`).join(" "), "x".repeat(500)),
    [],
  );
  expect(many).toHaveLength(24);
  expect(Math.max(...many.map((term) => term.length))).toBeLessThanOrEqual(100);
});
