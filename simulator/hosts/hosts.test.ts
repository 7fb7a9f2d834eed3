// @vitest-environment happy-dom
import { effect, Signal } from "@preact/signals";
import { describe, expect, expectTypeOf, it } from "vitest";
import {
  createAccountPageHost,
  createOrderStatusHost,
  type AccountPageApi,
  type OrderStatusBlockApi,
} from "./account-host.ts";
import {
  createCheckoutHost,
  createThankYouHost,
  type CheckoutBlockApi,
  type CheckoutHostOptions,
  type ThankYouBlockApi,
} from "./checkout-host.ts";
import { emptyCheckout } from "./checkout-state.ts";
import { hostWords } from "./host-words.ts";

const shop = { id: "gid://shopify/Shop/1", name: "Nordlicht", myshopifyDomain: "nordlicht.myshopify.com" };

function options(change: Partial<CheckoutHostOptions> = {}): CheckoutHostOptions {
  return {
    state: emptyCheckout(),
    shop,
    identityKnown: true,
    strings: {},
    sessionToken: async () => "token",
    changes: {
      discountCode: async () => ({ type: "success" }),
      giftCard: async () => ({ type: "success" }),
      attribute: async () => ({ type: "success" }),
    },
    ...change,
  };
}

describe("a host's signals", () => {
  it("wake what reads them through the bundle's own signals", () => {
    const host = createCheckoutHost(options());
    host.shopify.setSignals(Signal);
    const seen: string[] = [];
    effect(() => void seen.push(host.shopify.localization.language.value.isoCode));
    host.update({ ...emptyCheckout(), language: "fr-CA" });
    expect(seen).toEqual(["en", "fr-CA"]);
  });

  it("stay silent where nothing has changed", () => {
    const host = createCheckoutHost(options());
    const seen: unknown[] = [];
    host.shopify.lines.subscribe((lines) => seen.push(lines));
    host.update(emptyCheckout());
    expect(seen).toEqual([]);
  });
});

describe("a checkout host", () => {
  it("hands changes to the page that owns the checkout", async () => {
    const asked: unknown[] = [];
    const discountCode: CheckoutHostOptions["changes"]["discountCode"] = async (change) => {
      asked.push(change);
      return { type: "error", message: "no such code" };
    };
    const host = createCheckoutHost(options({ changes: { ...options().changes, discountCode } }));
    const answer = await host.shopify.applyDiscountCodeChange({ type: "addDiscountCode", code: "TL-1" });
    expect(answer).toEqual({ type: "error", message: "no such code" });
    expect(asked).toEqual([{ type: "addDiscountCode", code: "TL-1" }]);
  });

  it("refuses changes in an accelerated checkout, whatever the instructions say", async () => {
    const host = createCheckoutHost(options({ state: { ...emptyCheckout(), accelerated: true } }));
    expect(host.shopify.instructions.value.discounts.canUpdateDiscountCodes).toBe(true);
    const answer = await host.shopify.applyDiscountCodeChange({ type: "addDiscountCode", code: "TL-1" });
    expect(answer.type).toBe("error");
  });

  it("leaves out who buys where the app may not know", () => {
    expect(createCheckoutHost(options({ identityKnown: false })).shopify.buyerIdentity).toBeUndefined();
    expect(createCheckoutHost(options()).shopify.buyerIdentity?.customer.value).toBeUndefined();
  });

  it("says what it does not simulate", async () => {
    const { shopify } = createCheckoutHost(options());
    await expect(shopify.query("{ shop { name } }")).rejects.toThrow("Not simulated: query");
  });

  it("runs what a bundle registered for its target", async () => {
    const host = createCheckoutHost(options());
    await expect(host.run()).rejects.toThrow("registered nothing for purchase.checkout.block.render");
    let runs = 0;
    host.shopify.extend("purchase.checkout.block.render", () => (runs += 1));
    await host.run();
    expect(runs).toBe(1);
  });
});

describe("the other hosts", () => {
  it("know the order that was placed", () => {
    const orderConfirmation = { order: { id: "gid://shopify/OrderIdentity/7" }, isFirstOrder: true };
    const host = createThankYouHost({ ...options(), orderConfirmation });
    expect(host.shopify.orderConfirmation.value.order.id).toBe("gid://shopify/OrderIdentity/7");
  });

  it("know who is logged in, and that nobody need be on an order's page", () => {
    const account = { language: "de", strings: {}, sessionToken: async () => "t", toast: () => undefined };
    const page = createAccountPageHost({ ...account, customerId: "gid://shopify/Customer/5" });
    expect(page.shopify.authenticatedAccount.customer.value?.id).toBe("gid://shopify/Customer/5");
    const order = { id: "gid://shopify/Order/7", name: "#1007" };
    const status = createOrderStatusHost({ ...account, order, lines: [], shop, currency: "EUR", total: 12 });
    expect(status.shopify.authenticationState.value).toBe("pre_authenticated");
    expect(status.shopify.order.value?.name).toBe("#1007");
  });
});

describe("a host's words", () => {
  const words = hostWords(
    () => ({
      greeting: "Hello {{name}}",
      cart: { items: { one: "{{count}} item", other: "{{count}} items" } },
    }),
    () => "en",
    () => "EUR",
  );

  it("are filled in, counted and looked up by path", () => {
    expect(words.translate("greeting", { name: "Ada" })).toBe("Hello Ada");
    expect(words.translate("cart.items", { count: 1 })).toBe("1 item");
    expect(words.translate("cart.items", { count: 2 })).toBe("2 items");
    expect(words.formatCurrency(12.5)).toBe("€12.50");
  });

  it("answer an unknown key with the key", () => {
    expect(words.translate("cart.nothing")).toBe("cart.nothing");
  });
});

describe("a host's types", () => {
  it("know their members by name, so that a misspelt one does not compile", () => {
    expectTypeOf<string>().not.toExtend<keyof CheckoutBlockApi>();
    expectTypeOf<string>().not.toExtend<keyof ThankYouBlockApi>();
    expectTypeOf<string>().not.toExtend<keyof AccountPageApi>();
    expectTypeOf<string>().not.toExtend<keyof OrderStatusBlockApi>();
    expectTypeOf<"applyDiscountCodeChange">().toExtend<keyof CheckoutBlockApi>();
    expectTypeOf<"aplyDiscountCodeChange">().not.toExtend<keyof CheckoutBlockApi>();
  });
});
