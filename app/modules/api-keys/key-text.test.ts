import { expect, it } from "vitest";
import { asMerchantId } from "#app/vocabulary/ids.ts";
import { makeKey, readKey } from "./key-text.ts";

it("reads the key that it made, and no other has its hash", () => {
  const key = makeKey(asMerchantId(12));
  expect(readKey(key.text)).toEqual({ merchantId: 12, hash: key.hash });
  expect(readKey(makeKey(asMerchantId(12)).text)?.hash).not.toEqual(key.hash);
});

it("shows too little of a key to use it", () => {
  const { text, prefix } = makeKey(asMerchantId(12));
  expect(text.startsWith(prefix)).toBe(true);
  expect(prefix).toHaveLength("tl_12_".length + 8);
});

it.each(["", "tl_12_", "tl_0_" + "a".repeat(43), "tl_12_" + "a".repeat(42), "sk_12_" + "a".repeat(43)])(
  "does not take %j for a key",
  (text) => {
    expect(readKey(text)).toBeNull();
  },
);
