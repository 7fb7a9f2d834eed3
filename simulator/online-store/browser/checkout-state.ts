import type { CartDiscountAllocation, CartLine, Money as HostMoney } from "@shopify/ui-extensions/checkout";
import { OPEN_INSTRUCTIONS, type CheckoutState } from "#simulator/hosts/checkout-state.ts";
import type { AllocationView, CartLineView, CheckoutView, Money } from "#simulator/storefront/wire.ts";
import { settings } from "./settings.ts";

const gid = (type: string, id: string): string => `gid://shopify/${type}/${id}`;

/** Any code of three letters is one to the host's types, which list them. */
const isCurrency = (code: string): code is HostMoney["currencyCode"] => /^[A-Z]{3}$/.test(code);

export function currencyOf(code: string): HostMoney["currencyCode"] {
  if (!isCurrency(code)) throw new Error(`${code} is not a currency.`);
  return code;
}

export const hostMoney = ({ amount, currencyCode }: Money): HostMoney => ({
  amount: Number(amount),
  currencyCode: currencyOf(currencyCode),
});

function allocation({ kind, code, title, discountedAmount }: AllocationView): CartDiscountAllocation {
  const amount = hostMoney(discountedAmount);
  return kind === "code" && code !== null
    ? { type: "code", code, discountedAmount: amount }
    : { type: "automatic", title, discountedAmount: amount };
}

function cartLine(line: CartLineView): CartLine {
  const id = gid("ProductVariant", line.variantId);
  const product = { id: gid("Product", line.productId), vendor: settings.shop.name, productType: "" };
  return {
    id: gid("CartLine", line.id),
    merchandise: {
      type: "variant",
      id,
      title: line.title,
      ...(line.variantTitle !== null && { subtitle: line.variantTitle }),
      selectedOptions: [],
      product,
      requiresShipping: true,
    },
    quantity: line.quantity,
    cost: { totalAmount: hostMoney(line.total) },
    attributes: line.attributes,
    discountAllocations: line.discountAllocations.map(allocation),
    lineComponents: [],
    parentRelationship: null,
  };
}

function customerOf({ customer }: CheckoutView): Pick<CheckoutState, "customer"> {
  if (customer === null) return {};
  const { id, firstName, lastName, email } = customer;
  return {
    customer: {
      id: gid("Customer", id),
      ...(firstName !== null && { firstName }),
      ...(lastName !== null && { lastName }),
      ...(email !== null && { email }),
      image: { url: "" },
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- a customer has it until the host's types drop it
      acceptsMarketing: false,
      acceptsEmailMarketing: false,
      acceptsSmsMarketing: false,
      storeCreditAccounts: [],
      ordersCount: 0,
    },
  };
}

/** The checkout as its extensions see it. */
export function checkoutState(view: CheckoutView, accelerated: boolean): CheckoutState {
  const { cost, delivery } = view;
  return {
    lines: view.lines.map(cartLine),
    subtotal: hostMoney(cost.subtotal),
    total: hostMoney(cost.total),
    ...(delivery.selected !== null && { shipping: hostMoney(cost.shipping) }),
    tax: hostMoney(cost.tax),
    discountCodes: view.discountCodes.filter(({ applicable }) => applicable).map(({ code }) => ({ code })),
    discountAllocations: view.discountAllocations.map(allocation),
    attributes: view.attributes,
    instructions: OPEN_INSTRUCTIONS,
    ...customerOf(view),
    ...(view.email !== null && { email: view.email }),
    currency: currencyOf(view.currency),
    language: settings.locale,
    settings: {},
    accelerated,
  };
}
