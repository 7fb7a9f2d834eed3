import type {
  AppliedGiftCard,
  Attribute,
  CartDiscountAllocation,
  CartDiscountCode,
  CartInstructions,
  CartLine,
  Customer,
  ExtensionSettings,
  Money,
} from "@shopify/ui-extensions/checkout";

/** A checkout as its extensions see it. Plain JSON, so that it can be sent to a frame. */
export interface CheckoutState {
  lines: CartLine[];
  subtotal: Money;
  total: Money;
  shipping?: Money;
  tax?: Money;
  discountCodes: CartDiscountCode[];
  discountAllocations: CartDiscountAllocation[];
  giftCards?: AppliedGiftCard[];
  attributes: Attribute[];
  /** What extensions may change: https://shopify.dev/docs/api/checkout-ui-extensions/latest/apis/cart-instructions */
  instructions: CartInstructions;
  /** Who is logged in; absent for a guest. */
  customer?: Customer;
  email?: string;
  currency: Money["currencyCode"];
  /** "en", "fr-CA" */
  language: string;
  settings: ExtensionSettings;
  /** The checkout is an accelerated one (Apple Pay, Google Pay): changes are refused although the instructions allow them. */
  accelerated: boolean;
}

/** Everything may be changed: an ordinary checkout. */
export const OPEN_INSTRUCTIONS: CartInstructions = {
  attributes: { canUpdateAttributes: true },
  delivery: { canSelectCustomAddress: true },
  discounts: { canUpdateDiscountCodes: true },
  lines: { canAddCartLine: true, canRemoveCartLine: true, canUpdateCartLine: true },
  metafields: { canSetCartMetafields: true, canDeleteCartMetafield: true },
  notes: { canUpdateNote: true },
};

export function emptyCheckout(currency: CheckoutState["currency"] = "EUR"): CheckoutState {
  const nothing = { amount: 0, currencyCode: currency };
  return {
    lines: [],
    subtotal: nothing,
    total: nothing,
    discountCodes: [],
    discountAllocations: [],
    attributes: [],
    instructions: OPEN_INSTRUCTIONS,
    currency,
    language: "en",
    settings: {},
    accelerated: false,
  };
}
