/** What the function answers, as far as it uses Shopify's words for it. */

type Value = { percentage: { value: string } } | { fixedAmount: { amount: string } };

export interface OrderDiscounts {
  orderDiscountsAdd: {
    selectionStrategy: "FIRST";
    candidates: {
      message?: string;
      targets: { orderSubtotal: { excludedCartLineIds: string[] } }[];
      value: Value;
    }[];
  };
}

export interface ProductDiscounts {
  productDiscountsAdd: {
    selectionStrategy: "FIRST";
    candidates: {
      message?: string;
      targets: { cartLine: { id: string; quantity?: number } }[];
      value: Value;
    }[];
  };
}

export interface DeliveryDiscounts {
  deliveryDiscountsAdd: {
    selectionStrategy: "ALL";
    candidates: { message?: string; targets: { deliveryOption: { handle: string } }[]; value: Value }[];
  };
}

export interface CartLinesResult {
  operations: (OrderDiscounts | ProductDiscounts)[];
}

export interface DeliveryOptionsResult {
  operations: DeliveryDiscounts[];
}

export const percentOff = (percent: number): Value => ({ percentage: { value: String(percent) } });
