import type { CartLine, Customer } from "@shopify/ui-extensions/checkout";
import { createCheckoutHost, type CheckoutHostOptions } from "#simulator/hosts/checkout-host.ts";
import { emptyCheckout, type CheckoutState } from "#simulator/hosts/checkout-state.ts";

export const cartLine = (amount = 40, quantity = 2): CartLine => ({
  id: "gid://shopify/CartLine/1",
  merchandise: {
    type: "variant",
    id: "gid://shopify/ProductVariant/71",
    title: "Blanket",
    selectedOptions: [],
    product: { id: "gid://shopify/Product/7", vendor: "", productType: "" },
    requiresShipping: true,
  },
  quantity,
  cost: { totalAmount: { amount, currencyCode: "EUR" } },
  attributes: [],
  discountAllocations: [],
  lineComponents: [],
  parentRelationship: null,
});

export const buyer = (): Customer => ({
  id: "gid://shopify/Customer/1",
  image: { url: "" },
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the type requires it
  acceptsMarketing: false,
  acceptsEmailMarketing: false,
  acceptsSmsMarketing: false,
  storeCreditAccounts: [],
  ordersCount: 0,
});

const ENGLISH = {
  name: "Loyalty",
  loading: "Your points are being looked up",
  unavailable: "Your points cannot be shown right now.",
  uncertain: "We could not tell whether that worked.",
  retry: "Try again",
};

/** A checkout with one line, whose codes come and go as it is asked. */
export function checkoutWithCart(
  change: Partial<CheckoutHostOptions> = {},
  state: Partial<CheckoutState> = {},
) {
  let now: CheckoutState = { ...emptyCheckout(), lines: [cartLine()], ...state };
  const to = (next: Partial<CheckoutState>) => {
    now = { ...now, ...next };
    host.update(now);
  };
  const host = createCheckoutHost({
    state: now,
    shop: { id: "gid://shopify/Shop/1", name: "Polar", myshopifyDomain: "polar.myshopify.com" },
    identityKnown: true,
    strings: ENGLISH,
    sessionToken: async () => "token",
    changes: {
      discountCode: async ({ type, code }) => {
        const others = now.discountCodes.filter((one) => one.code !== code);
        to({ discountCodes: type === "addDiscountCode" ? [...others, { code }] : others });
        return { type: "success" };
      },
      giftCard: async ({ code }) => {
        const money = { amount: 0, currencyCode: "EUR" } as const;
        to({
          giftCards: [{ lastCharacters: code.slice(-4).toLowerCase(), amountUsed: money, balance: money }],
        });
        return { type: "success" };
      },
      attribute: async (asked) => {
        const others = now.attributes.filter(({ key }) => key !== asked.key);
        to({ attributes: "value" in asked ? [...others, { key: asked.key, value: asked.value }] : others });
        return { type: "success" };
      },
    },
    ...change,
  });
  return { host, to, state: () => now };
}
