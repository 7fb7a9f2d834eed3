import type { Context, View } from "#simulator/graphql/view.ts";
import type { Discount, DiscountClass, DiscountFunction, DiscountTerms } from "#simulator/world/types.ts";
import { discountTerms, type Reading } from "./discount-terms.ts";
import type { AppInput } from "./discount-input.ts";
import { discountError } from "./user-error.ts";

const classOf = { PRODUCT: "product", ORDER: "order", SHIPPING: "shipping" } as const;

/** Discounts whose value a function decides, with a code or without. */
export function appTerms(
  context: Context,
  argument: "codeAppDiscount" | "automaticAppDiscount",
  input: AppInput,
  known: Discount | null,
): Reading<DiscountTerms> {
  const wording = argument === "codeAppDiscount" ? "code-app" : "automatic-app";
  const common = discountTerms(context, argument, input, known, wording);
  const byFunction = functionOf(context, argument, input, known);
  const given = input.discountClasses?.map((each) => classOf[each]);
  const classes: DiscountClass[] = given ?? known?.classes ?? [];
  const noClass =
    classes.length === 0
      ? [discountError([argument, "discountClasses"], "Discount classes can't be empty.", "INVALID")]
      : [];
  return {
    terms: { ...common.terms, classes, gift: { kind: "function", functionId: byFunction.terms } },
    errors: [...byFunction.errors, ...common.errors, ...noClass],
  };
}

function functionOf(
  { world }: Context,
  argument: string,
  { functionHandle, functionId }: AppInput,
  known: Discount | null,
): Reading<string> {
  const refused = (error: View): Reading<string> => ({ terms: "", errors: [error] });
  if (functionHandle && functionId) {
    const message = "Only one of functionId or functionHandle is allowed.";
    return refused(discountError([argument], message, "MULTIPLE_FUNCTION_IDENTIFIERS"));
  }
  const asked = functionHandle ?? functionId ?? null;
  if (asked === null) {
    if (known?.gift.kind === "function") return { terms: known.gift.functionId, errors: [] };
    const field = [argument, "functionHandle"];
    return refused(discountError(field, "Function id can't be blank.", "MISSING_FUNCTION_IDENTIFIER"));
  }
  const isAsked = (each: DiscountFunction) => each.handle === asked || each.id === asked;
  const found = [...world.discountFunctions.values()].find(isAsked);
  if (found !== undefined) return { terms: found.id, errors: [] };
  const field = [argument, functionHandle ? "functionHandle" : "functionId"];
  const message = `Function ${asked} not found. Ensure that it is released in the current app (1), and that the app is installed.`;
  return refused(discountError(field, message, "INVALID"));
}
