import { notSimulated, type Context } from "#simulator/graphql/view.ts";
import { fromDecimal } from "#simulator/world/money.ts";
import type { Discount, DiscountTerms } from "#simulator/world/types.ts";
import { discountTerms, type Reading } from "./discount-terms.ts";
import type { FreeShippingInput } from "./discount-input.ts";
import { discountError } from "./user-error.ts";

const ARGUMENT = "freeShippingCodeDiscount";

export function freeShippingTerms(
  context: Context,
  input: FreeShippingInput,
  known: Discount | null,
): Reading<DiscountTerms> {
  if (input.destination?.countries !== undefined) throw notSimulated("free shipping to some countries");
  const { currency } = context.shop.shop;
  const common = discountTerms(context, ARGUMENT, input, known, "native");
  const given = input.maximumShippingPrice;
  const before = known?.gift.kind === "free-shipping" ? known.gift.maximumPrice : null;
  const maximumPrice =
    typeof given === "string" ? fromDecimal(given, currency) : given === null ? null : before;
  const message = "The combinesWith settings are not valid for the discount class.";
  const withItself = common.terms.combinesWith.shipping
    ? [discountError([ARGUMENT, "combinesWith"], message, "INVALID_COMBINES_WITH_FOR_DISCOUNT_CLASS")]
    : [];
  return {
    terms: { ...common.terms, classes: ["shipping"], gift: { kind: "free-shipping", maximumPrice } },
    errors: [...withItself, ...common.errors],
  };
}
