import { idIn, notSimulated, type Context, type View } from "#simulator/graphql/view.ts";
import { discountWithCode } from "#simulator/world/discounts/discount-status.ts";
import { fromDecimal } from "#simulator/world/money.ts";
import type { Discount, DiscountMinimum, DiscountTerms, NumericId } from "#simulator/world/types.ts";
import type { CommonInput } from "./discount-input.ts";
import {
  codeErrors,
  dateErrors,
  discountError,
  titleErrors,
  usageLimitErrors,
  type Wording,
} from "./user-error.ts";

export type SharedTerms = Omit<DiscountTerms, "classes" | "gift">;
export type Reading<T> = { terms: T; errors: View[] };

const orKnown = <T>(given: T | undefined, known: T): T => (given === undefined ? known : given);

/** What all discounts have, out of the input over what is known of the discount; `terms` count without errors only. */
export function discountTerms(
  context: Context,
  argument: string,
  input: CommonInput,
  known: Discount | null,
  wording: Wording,
): Reading<SharedTerms> {
  if (input.customerSelection !== undefined) throw notSimulated("customerSelection: use context");
  const title = orKnown(input.title, known?.title);
  const code = orKnown(input.code, known?.code?.code);
  const startsAt = orKnown(input.startsAt, known?.startsAt) ?? null;
  const endsAt = orKnown(input.endsAt, known?.endsAt ?? null);
  const usageLimit = orKnown(input.usageLimit, known?.usageLimit ?? null);
  const holder = code === undefined || code === null ? undefined : discountWithCode(context.shop, code);
  const isTaken = holder !== undefined && holder !== known;
  const minimum = minimumOf(context, argument, input, known?.minimum ?? null);
  const errors = [
    ...titleErrors(argument, title, wording),
    ...(wording === "automatic-app" ? [] : codeErrors(argument, code, isTaken, wording)),
    ...dateErrors(argument, { startsAt, endsAt }, wording),
    ...usageLimitErrors(argument, usageLimit),
    ...minimum.errors,
  ];
  const terms: SharedTerms = {
    title: title ?? "",
    code: wording === "automatic-app" ? null : (code ?? ""),
    startsAt: startsAt ?? new Date(0),
    endsAt,
    usageLimit,
    oncePerCustomer: input.appliesOncePerCustomer ?? known?.oncePerCustomer ?? false,
    combinesWith: combinationsOf(input, known),
    customerIds: buyersOf(context, input, known, wording),
    minimum: minimum.terms,
    recurringCycleLimit: orKnown(input.recurringCycleLimit, known?.recurringCycleLimit ?? null),
    tags: input.tags ?? known?.tags ?? [],
  };
  return { terms, errors };
}

function combinationsOf(
  { combinesWith }: CommonInput,
  known: Discount | null,
): DiscountTerms["combinesWith"] {
  if (combinesWith?.productDiscountsWithTagsOnSameCartLine !== undefined)
    throw notSimulated("productDiscountsWithTagsOnSameCartLine");
  return {
    product: combinesWith?.productDiscounts ?? known?.combinesWith.product ?? false,
    order: combinesWith?.orderDiscounts ?? known?.combinesWith.order ?? false,
    shipping: combinesWith?.shippingDiscounts ?? known?.combinesWith.shipping ?? false,
  };
}

function buyersOf(
  { shop }: Context,
  { context }: CommonInput,
  known: Discount | null,
  wording: Wording,
): NumericId[] | null {
  if (context === undefined || context === null) {
    // App discounts are for everybody unless they say otherwise; of the others nothing is recorded.
    if (known === null && wording === "native") throw notSimulated("a discount without a context");
    return known?.customerIds ?? null;
  }
  if (context.all !== undefined) return null;
  if (context.customers === undefined) throw notSimulated("discounts for segments or markets");
  const ids = new Set(known?.customerIds ?? []);
  for (const each of context.customers.remove ?? []) ids.delete(idIn(each, "Customer"));
  for (const each of context.customers.add ?? []) {
    const id = idIn(each, "Customer");
    if (!shop.customers.has(id)) throw notSimulated("a discount for a customer who does not exist");
    ids.add(id);
  }
  if (ids.size === 0) throw notSimulated("a discount for no customer");
  return [...ids];
}

function minimumOf(
  { shop }: Context,
  argument: string,
  { minimumRequirement }: CommonInput,
  known: DiscountMinimum | null,
): Reading<DiscountMinimum | null> {
  if (minimumRequirement === undefined) return { terms: known, errors: [] };
  const subtotal = minimumRequirement?.subtotal?.greaterThanOrEqualToSubtotal ?? null;
  const quantity = minimumRequirement?.quantity?.greaterThanOrEqualToQuantity ?? null;
  if (subtotal !== null && quantity !== null) return { terms: null, errors: bothMinimums(argument) };
  if (quantity !== null) return { terms: { kind: "quantity", quantity }, errors: [] };
  if (subtotal === null) return { terms: null, errors: [] };
  const amount = fromDecimal(subtotal, shop.shop.currency);
  if (amount === null) throw notSimulated(`a minimum of ${subtotal}`);
  return { terms: { kind: "subtotal", amount }, errors: [] };
}

const bothMinimums = (argument: string): View[] => [
  discountError(
    [argument, "minimumRequirement", "subtotal", "greaterThanOrEqualToSubtotal"],
    "Minimum subtotal cannot be defined when minimum quantity is.",
    "CONFLICT",
  ),
  discountError(
    [argument, "minimumRequirement", "quantity", "greaterThanOrEqualToQuantity"],
    "Minimum quantity cannot be defined when minimum subtotal is.",
    "CONFLICT",
  ),
];
