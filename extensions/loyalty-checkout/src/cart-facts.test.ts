// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { cartFacts } from "#app/contracts/cart.ts";
import { buyer, cartLine, checkoutWithCart } from "#tests/factories/checkout-host.ts";
import { readCart, whenCartSettles } from "./cart-facts.ts";

describe("the facts of a cart", () => {
  it("are what the app's contract asks for", () => {
    const { host } = checkoutWithCart({}, { discountCodes: [{ code: "WELCOME" }] });
    const facts = readCart(host.shopify);
    expect(facts).toEqual({
      currency: "EUR",
      subtotal: "40.00",
      lines: [{ productId: "7", variantId: "71", quantity: 2, amount: "40.00" }],
      codes: ["WELCOME"],
    });
    expect(cartFacts.parse(facts)).toEqual(facts);
  });

  it("leave out what discounts on the whole order take off", () => {
    const allocation = {
      type: "code" as const,
      code: "WELCOME",
      discountedAmount: { amount: 12.5, currencyCode: "EUR" as const },
    };
    const { host } = checkoutWithCart({}, { discountAllocations: [allocation] });
    expect(readCart(host.shopify).subtotal).toBe("27.50");
  });

  it.each([
    ["inside the prices", { tax: 6.39, shipping: 0, total: 40 }, "6.39"],
    ["inside the prices of goods and delivery", { tax: 7.98, shipping: 10, total: 50 }, "6.38"],
    ["added to the prices", { tax: 4, shipping: 10, total: 54 }, "0.00"],
    ["not told yet", { tax: undefined, shipping: 0, total: 40 }, undefined],
    ["lost in a total that holds something else", { tax: 4, shipping: 0, total: 41 }, undefined],
  ] as const)("say tax that is %s", (_, { tax, shipping, total }, expected) => {
    const euro = (amount: number) => ({ amount, currencyCode: "EUR" as const });
    const { host } = checkoutWithCart(
      {},
      { ...(tax === undefined ? {} : { tax: euro(tax) }), shipping: euro(shipping), total: euro(total) },
    );
    expect(readCart(host.shopify).tax).toBe(expected);
  });

  it.each([
    ["JPY", "40"],
    ["KWD", "40.000"],
    ["EUR", "40.00"],
  ] as const)("have the decimals of %s", (currency, subtotal) => {
    const { host } = checkoutWithCart({}, { subtotal: { amount: 40, currencyCode: currency } });
    expect(readCart(host.shopify).subtotal).toBe(subtotal);
  });

  it("have none of the noise of binary fractions", () => {
    const { host } = checkoutWithCart({}, { lines: [cartLine(0.1), cartLine(0.2)] });
    expect(readCart(host.shopify).subtotal).toBe("0.30");
  });

  it("leave out a line that is no product of the shop, and lines beyond what the app takes", () => {
    const odd = cartLine();
    const custom = {
      ...odd,
      merchandise: { ...odd.merchandise, product: { ...odd.merchandise.product, id: "" } },
    };
    const lines = [custom, ...Array.from({ length: 501 }, () => cartLine(1))];
    const facts = readCart(checkoutWithCart({}, { lines }).host.shopify);
    expect(facts.lines).toHaveLength(500);
    expect(cartFacts.safeParse(facts).success).toBe(true);
  });
});

describe("a cart that changes", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("is asked about once, when it has kept still", () => {
    const { host, to } = checkoutWithCart();
    let settled = 0;
    whenCartSettles(host.shopify, () => (settled += 1));
    for (const quantity of [3, 4, 5]) {
      to({ lines: [cartLine(40, quantity)] });
      vi.advanceTimersByTime(200);
    }
    expect(settled).toBe(0);
    vi.advanceTimersByTime(300);
    expect(settled).toBe(1);
  });

  it("is not asked about when it is the same again", () => {
    const { host, to, state } = checkoutWithCart();
    let settled = 0;
    whenCartSettles(host.shopify, () => (settled += 1));
    const { lines } = state();
    to({ lines: [] });
    to({ lines });
    vi.advanceTimersByTime(1_000);
    expect(settled).toBe(0);
  });

  it("counts as changed when the buyer logs in or another language is chosen", () => {
    const { host, to } = checkoutWithCart();
    let settled = 0;
    whenCartSettles(host.shopify, () => (settled += 1));
    to({ language: "fr" });
    vi.advanceTimersByTime(300);
    to({ customer: buyer() });
    vi.advanceTimersByTime(300);
    expect(settled).toBe(2);
  });

  it("is left alone once nobody watches", () => {
    const { host, to } = checkoutWithCart();
    let settled = 0;
    const stop = whenCartSettles(host.shopify, () => (settled += 1));
    to({ lines: [] });
    stop();
    vi.advanceTimersByTime(1_000);
    expect(settled).toBe(0);
  });
});
