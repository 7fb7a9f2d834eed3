/** What the two input queries ask for. Fixtures are checked against Shopify's schema and the queries. */

interface Metafield {
  jsonValue: unknown;
}

/** What both targets know: who buys, which discount runs, in which language, and on which day. */
export interface DiscountInput {
  cart: {
    buyerIdentity: { isAuthenticated: boolean; customer: { member: Metafield | null } | null } | null;
    /** Where the sale is made, at the till; null online. */
    retailLocation: { id: string } | null;
  };
  discount: { discountClasses: string[]; config: Metafield | null };
  localization: { language: { isoCode: string } };
  /** A day of the shop's time zone: "2026-11-25". */
  shop: { localTime: { date: string } };
}

export interface CartLine {
  id: string;
  quantity: number;
  /** One piece and all pieces, before discounts. */
  cost: {
    amountPerQuantity: { amount: string };
    subtotalAmount: { amount: string; currencyCode: string };
  };
  merchandise:
    | {
        __typename: "ProductVariant";
        product: {
          id: string;
          isGiftCard: boolean;
          inCollections: { collectionId: string; isMember: boolean }[];
        };
      }
    | { __typename: "CustomProduct"; isGiftCard: boolean };
}

export interface CartLinesInput extends DiscountInput {
  cart: DiscountInput["cart"] & { lines: CartLine[] };
}

export interface DeliveryOption {
  handle: string;
  deliveryMethodType: string;
  cost: { amount: string };
}

export interface DeliveryOptionsInput extends DiscountInput {
  cart: DiscountInput["cart"] & { deliveryGroups: { deliveryOptions: DeliveryOption[] }[] };
}
