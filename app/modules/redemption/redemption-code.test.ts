import { randomBytes } from "node:crypto";
import { expect, it } from "vitest";
import { discountCode, giftCardCode } from "./redemption-code.ts";

it.each([
  ["Aurora Club", "AURORA-"],
  ["Éclat", "ECLAT-"],
  ["", "REWARD-"],
  ["ポイント", "REWARD-"],
  ["Loyalty-Programme", "LOYALTYP-"],
])("begins with the name of the program %j", (name, prefix) => {
  expect(discountCode(name, randomBytes).startsWith(prefix)).toBe(true);
});

it("holds nothing that is misread, and the same only once", () => {
  const codes = Array.from({ length: 2000 }, () => discountCode("Aurora", randomBytes));
  expect(new Set(codes).size).toBe(2000);
  expect(codes.every((code) => /^AURORA-[2-9BCDFGHJKMNPQRSTVWXYZ]{10}$/.test(code))).toBe(true);
});

it("draws every letter as often as the others, so bytes that would prefer some are not used", () => {
  const bytes = [Uint8Array.from([255, 254, 253, 252, 0, 1, 2, 3, 4, 5]), new Uint8Array(10).fill(27)];
  expect(discountCode("A", () => bytes.shift() ?? new Uint8Array(10))).toBe("A-234567ZZZZ");
});

it("makes the code of a gift card as Shopify takes it: 16 letters and digits", () => {
  expect(giftCardCode(randomBytes)).toMatch(/^[2-9BCDFGHJKMNPQRSTVWXYZ]{16}$/);
});
