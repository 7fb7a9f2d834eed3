import { expect, it } from "vitest";
import { toShopifyId } from "#app/vocabulary/ids.ts";
import { toMinorUnits } from "#app/vocabulary/money.ts";
import type { OrderLine } from "#app/vocabulary/order.ts";
import { markTips } from "./tip-lines.ts";

function line(title: string, price: number, productId: number | null = null): OrderLine {
  const lineId = toShopifyId(price);
  if (!lineId) throw new Error("a line needs a price");
  const none = toMinorUnits(0);
  return {
    lineId,
    productId: toShopifyId(productId),
    variantId: null,
    title,
    sku: null,
    giftCard: false,
    tip: false,
    quantity: 1,
    currentQuantity: 1,
    unitPrice: toMinorUnits(price),
    discount: none,
    tax: none,
    duty: none,
  };
}

it.each([
  ["the line called tip", [line("Shirt", 500, 1), line("Tip", 501)], 501, [false, true]],
  ["two tips that add up", [line("Tip", 200), line("Tip", 300)], 500, [true, true]],
  [
    "the custom line worth the tip, in any language",
    [line("Gorjeta", 500), line("Alteration", 900)],
    500,
    [true, false],
  ],
  ["one of two equal custom lines", [line("A", 500), line("B", 500)], 500, [true, false]],
  ["no product, even one called tip", [line("Tip", 500, 1)], 500, [false]],
  ["nothing without a tip on the order", [line("Tip", 500)], 0, [false]],
  ["nothing that is worth something else", [line("Tip", 400)], 500, [false]],
])("a tip is %s", (_, lines, tip, marked) => {
  expect(markTips(lines, toMinorUnits(tip)).map((each) => each.tip)).toEqual(marked);
});
