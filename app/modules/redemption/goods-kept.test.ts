import { describe, expect, it } from "vitest";
import { id, line, minor, order, refund } from "#tests/factories/order.ts";
import { currency } from "#tests/factories/order.ts";
import { goodsKept } from "./goods-kept.ts";
import type { RedemptionTerms } from "./redemption.ts";
import type { Benefit } from "./reward-kind.ts";

const EUR = currency("EUR");
const fiveOff: Benefit = { gives: "amount", amount: minor(500), currency: EUR };
const terms = (benefit: Benefit = fiveOff, some: Partial<RedemptionTerms> = {}): RedemptionTerms => ({
  benefit,
  minimumSpend: null,
  products: [],
  collections: [],
  combinesWith: [],
  channels: ["online"],
  ...some,
});
const unknown = () => null;

const beans = { lineId: id(1), productId: id(71), unitPrice: minor(2000), discount: minor(100) };
const mug = { lineId: id(2), productId: id(72), unitPrice: minor(1000), discount: minor(50) };

describe("how much of what a reward applied to is still on the order", () => {
  it("counts goods and not delivery, so a full return without its shipping is full (edge case E8)", () => {
    const returned = order({
      lines: [line({ ...beans, quantity: 2, currentQuantity: 0 })],
      refunds: [refund({ shipping: minor(0) })],
    });
    expect(goodsKept(returned, terms(), unknown)).toEqual({ whole: 4000, kept: 0 });
  });

  it("counts what is kept by its price before discounts (edge case E9)", () => {
    const half = order({
      lines: [line({ ...beans, quantity: 2, currentQuantity: 1 }), line({ ...mug, currentQuantity: 0 })],
    });
    expect(goodsKept(half, terms(), unknown)).toEqual({ whole: 5000, kept: 2000 });
  });

  it("looks at the free product alone, whose price is nothing after the reward", () => {
    const free: Benefit = { gives: "product", productIds: ["72"], percent: 100 };
    const lines = [line({ ...beans, currentQuantity: 0 }), line({ ...mug, discount: minor(1000) })];
    expect(goodsKept(order({ lines }), terms(free), unknown)).toEqual({ whole: 1000, kept: 1000 });
  });

  it("looks at the products that the reward is for", () => {
    const lines = [line({ ...beans, currentQuantity: 0 }), line(mug)];
    const some = terms(fiveOff, { products: ["72"] });
    expect(goodsKept(order({ lines }), some, unknown)).toEqual({ whole: 1000, kept: 1000 });
  });

  it("looks at the collection that it is for, where the collections are known", () => {
    const lines = [line({ ...beans, currentQuantity: 0 }), line(mug)];
    const some = terms(fiveOff, { collections: ["9"] });
    const collectionsOf = (productId: string) => (productId === "72" ? ["9"] : []);
    expect(goodsKept(order({ lines }), some, collectionsOf)).toEqual({ whole: 1000, kept: 1000 });
  });

  it("looks at all goods for free shipping, gift cards and tips aside", () => {
    const shipping: Benefit = { gives: "shipping", upTo: null, currency: EUR };
    const lines = [line({ ...beans, discount: minor(0) }), line({ ...mug, giftCard: true })];
    expect(goodsKept(order({ lines }), terms(shipping), unknown)).toEqual({ whole: 2000, kept: 2000 });
  });
});
