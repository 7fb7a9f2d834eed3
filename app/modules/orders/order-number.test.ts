import { expect, it } from "vitest";
import { readOrderNumber } from "./order-number.ts";

it.each([
  ["1001", ["1001", "#1001"], "1001"],
  ["#1001", ["#1001", "1001"], "1001"],
  [" # 1001 ", ["# 1001", "1001", "#1001"], "1001"],
  ["de1001-a", ["de1001-a", "DE1001-A", "#de1001-a", "#DE1001-A"], null],
  ["5123456789012", ["5123456789012", "#5123456789012"], "5123456789012"],
  ["gid://shopify/Order/42", expect.anything(), "42"],
  ["https://admin.shopify.com/store/example/orders/42", [], "42"],
  ["https://admin.shopify.com/store/example/orders/42?from=list", [], "42"],
  ["#", ["#"], null],
])("reads what staff write for an order: %s", (text, names, orderId) => {
  expect(readOrderNumber(text)).toEqual({ names, orderId });
});

it.each(["", "   ", "\0"])("finds no number in nothing", (text) => {
  expect(readOrderNumber(text)).toBeNull();
});
