import { expect, it } from "vitest";
import { namesAgree, normaliseEmail, normalisePhone, sortName } from "./normalise.ts";

it.each([
  ["  Ada@Example.COM ", "ada@example.com"],
  ["ada+news@mail.example.com", "ada+news@mail.example.com"],
  ["ädä@example.com", "ädä@example.com"],
])("knows the e-mail %s as %s", (text, expected) => {
  expect(normaliseEmail(text)).toBe(expected);
});

it.each([
  "",
  " ",
  "ada",
  "ada@",
  "@example.com",
  "ada@example",
  "a b@example.com",
  "a@b@example.com",
  `${"x".repeat(250)}@example.com`,
  null,
  undefined,
])("does not take %s for an e-mail", (text) => {
  expect(normaliseEmail(text)).toBeNull();
});

it.each([
  ["030 123456-70", "DE", "+493012345670"],
  ["(030) 12345670", "DE", "+493012345670"],
  ["+49 30 12345670", "US", "+493012345670"],
  ["0049 30 12345670", "DE", "+493012345670"],
  ["(212) 555-0123", "US", "+12125550123"],
  ["+1 212 555 0123", "Nowhere", "+12125550123"],
])("knows the phone %s of a shop in %s as %s", (text, country, expected) => {
  expect(normalisePhone(text, country)).toBe(expected);
});

it.each([
  ["030 12345670", "Nowhere"],
  ["12", "DE"],
  ["call me", "DE"],
  ["9".repeat(40), "DE"],
  ["", "DE"],
  [null, "DE"],
])("does not take %s of a shop in %s for a phone", (text, country) => {
  expect(normalisePhone(text, country)).toBeNull();
});

it.each([
  ["Ada", "Example", "ada example"],
  [" Ada ", null, "ada"],
  [null, null, ""],
  ["ADA\u00a0 Maria", "EXAMPLE", "ada maria example"],
  ["Zoe\u0308", null, "zoë"],
])("sorts %s %s as %s", (first, last, expected) => {
  expect(sortName(first, last)).toBe(expected);
});

it("takes an unknown name for no contradiction", () => {
  expect([namesAgree("ada", "ada"), namesAgree("", "ada"), namesAgree("ada", "")]).toEqual([
    true,
    true,
    true,
  ]);
  expect(namesAgree("ada", "ben")).toBe(false);
});
