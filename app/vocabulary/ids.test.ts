import { expect, it } from "vitest";
import { toShopifyId } from "./ids.ts";

it.each([
  [123, "123"],
  ["123", "123"],
  [123n, "123"],
  ["gid://shopify/Order/123", "123"],
  ["gid://shopify/CustomerAddress/7?model_name=CustomerAddress", "7"],
  [Number.MAX_SAFE_INTEGER, "9007199254740991"],
  ["9007199254740993", "9007199254740993"],
  [9_007_199_254_740_993n, "9007199254740993"],
  ["9223372036854775807", "9223372036854775807"],
])("reads %s as the digits %s", (value, expected) => {
  expect(toShopifyId(value)).toBe(expected);
});

it.each([
  0,
  -1,
  1.5,
  2 ** 53,
  Number.NaN,
  "",
  "0",
  "-5",
  "007",
  " 5",
  "5 ",
  "1e3",
  "9223372036854775808",
  9_223_372_036_854_775_808n,
  "12345678901234567890",
  "gid://shopify/Order/",
  "gid://other/Order/5",
  "gid://shopify/Order/5/6",
  "٥",
  null,
  undefined,
  {},
  [],
  true,
])("does not take %s for an id", (value) => {
  expect(toShopifyId(value)).toBeNull();
});
