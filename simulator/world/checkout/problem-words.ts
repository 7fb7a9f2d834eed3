import type { CodeProblem } from "./types.ts";

/** What a shopper reads. The last is Shopify's own sentence; of the others only the meaning is documented. */
const words: Record<CodeProblem, (code: string) => string> = {
  DISCOUNT_NOT_FOUND: () => "Enter a valid discount code",
  DISCOUNT_CURRENTLY_INACTIVE: (code) => `${code} is not active`,
  DISCOUNT_USAGE_LIMIT_REACHED: (code) => `${code} has reached its usage limit`,
  DISCOUNT_CUSTOMER_USAGE_LIMIT_REACHED: (code) => `You have already used ${code}`,
  DISCOUNT_CUSTOMER_NOT_ELIGIBLE: (code) => `${code} is not available to you right now`,
  DISCOUNT_ELIGIBLE_CUSTOMER_MISSING: (code) => `Log in or enter your email to use ${code}`,
  DISCOUNT_PURCHASE_NOT_IN_RANGE: (code) => `Your order does not meet the minimum for ${code}`,
  DISCOUNT_QUANTITY_NOT_IN_RANGE: (code) => `You do not have enough items for ${code}`,
  DISCOUNT_NO_ENTITLED_LINE_ITEMS: (code) => `${code} isn't valid for the items in your cart`,
  DISCOUNT_NO_ENTITLED_SHIPPING_LINES: (code) => `${code} isn't valid for the shipping of your order`,
  DISCOUNT_CODE_NOT_HONOURED: (code) => `${code} couldn't be used with your existing discounts`,
};

export const problemWords = (problem: CodeProblem, code: string): string =>
  words[problem](code.toUpperCase());
