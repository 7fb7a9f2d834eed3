import { idIn, notSimulated, type Context, type View } from "#simulator/graphql/view.ts";
import { fromDecimal } from "#simulator/world/money.ts";
import type { Discount, DiscountGift, DiscountItems, DiscountTerms } from "#simulator/world/types.ts";
import { discountTerms, type Reading } from "./discount-terms.ts";
import type { BasicInput } from "./discount-input.ts";
import { discountError } from "./user-error.ts";

const ARGUMENT = "basicCodeDiscount";

type Gets = NonNullable<BasicInput["customerGets"]>;
type ValueInput = NonNullable<Gets["value"]>;
type ItemsInput = NonNullable<Gets["items"]>;

/** Amount or percentage off the order, products or collections. */
export function basicTerms(
  context: Context,
  input: BasicInput,
  known: Discount | null,
): Reading<DiscountTerms> {
  const common = discountTerms(context, ARGUMENT, input, known, "native");
  const before = known?.gift.kind === "amount" || known?.gift.kind === "percentage" ? known.gift : null;
  const { value, items } = input.customerGets ?? {};
  const what = readItems(context, items ?? {}, before?.items ?? null);
  const gift = readValue(context, value ?? null, what.terms, before);
  const classes: DiscountTerms["classes"] = what.terms.kind === "all" ? ["order"] : ["product"];
  return {
    terms: { ...common.terms, classes, gift: gift.terms },
    errors: [...common.errors, ...what.errors, ...gift.errors],
  };
}

const valueField = [ARGUMENT, "customerGets", "value"];

function readValue(
  { shop }: Context,
  value: ValueInput | null,
  items: DiscountItems,
  before: DiscountGift | null,
): Reading<DiscountGift> {
  if (value?.discountOnQuantity !== undefined) {
    const message = "discountOnQuantity field is only permitted with bxgy discounts.";
    const errors = [discountError([...valueField, "discountOnQuantity"], message, "INVALID")];
    return { terms: { kind: "percentage", fraction: 0, items }, errors };
  }
  if (typeof value?.percentage === "number") {
    const fraction = value.percentage;
    const isWrong = fraction < 0 || fraction > 1;
    const error = discountError(
      [...valueField, "percentage"],
      "Value must be between 0.0 and 1.0",
      "VALUE_OUTSIDE_RANGE",
    );
    return { terms: { kind: "percentage", fraction, items }, errors: isWrong ? [error] : [] };
  }
  if (typeof value?.discountAmount?.amount === "string") {
    const { amount: text, appliesOnEachItem } = value.discountAmount;
    const amount = fromDecimal(text, shop.shop.currency);
    if (amount === null) throw notSimulated(`an amount of ${text} ${shop.shop.currency}`);
    const field = [...valueField, "discountAmount", "amount"];
    const error = discountError(field, "Value must be less than or equal to 0", "LESS_THAN_OR_EQUAL_TO");
    const onEachItem = appliesOnEachItem ?? false;
    return { terms: { kind: "amount", amount, onEachItem, items }, errors: amount < 0 ? [error] : [] };
  }
  if (before === null || before.kind === "free-shipping" || before.kind === "function")
    throw notSimulated("a discount without a value");
  return { terms: { ...before, items }, errors: [] };
}

const merged = (known: readonly number[], add: number[], remove: number[]): number[] => [
  ...new Set([...known.filter((id) => !remove.includes(id)), ...add]),
];

function readItems(context: Context, input: ItemsInput, known: DiscountItems | null): Reading<DiscountItems> {
  const { products, collections } = input;
  const idsIn = (list: string[] | null | undefined, type: string) =>
    (list ?? []).map((each) => idIn(each, type));
  if (input.all === true) return { terms: { kind: "all" }, errors: [] };
  if (products && collections) {
    const field = [ARGUMENT, "customerGets", "items", "collections", "add"];
    const message = "Cannot entitle collections in combination with product variants or products";
    return { terms: { kind: "all" }, errors: [discountError(field, message, "CONFLICT")] };
  }
  if (products) {
    const was = known?.kind === "products" ? known : { productIds: [], variantIds: [] };
    const toAdd = idsIn(products.productsToAdd, "Product");
    const variantsToAdd = idsIn(products.productVariantsToAdd, "ProductVariant");
    const productIds = merged(was.productIds, toAdd, idsIn(products.productsToRemove, "Product"));
    const variantIds = merged(
      was.variantIds,
      variantsToAdd,
      idsIn(products.productVariantsToRemove, "ProductVariant"),
    );
    const errors = [
      ...unknown("Product", toAdd, context.shop.products, ["products", "productsToAdd"]),
      ...unknown("Product variant", variantsToAdd, context.shop.variants, [
        "products",
        "productVariantsToAdd",
      ]),
    ];
    return { terms: { kind: "products", productIds, variantIds }, errors };
  }
  if (collections) {
    const was = known?.kind === "collections" ? known.collectionIds : [];
    const toAdd = idsIn(collections.add, "Collection");
    const collectionIds = merged(was, toAdd, idsIn(collections.remove, "Collection"));
    const errors = unknown("Collection", toAdd, context.shop.collections, ["collections", "add"]);
    return { terms: { kind: "collections", collectionIds }, errors };
  }
  if (known === null) throw notSimulated("a discount on no items");
  return { terms: known, errors: [] };
}

const unknown = (
  name: string,
  ids: readonly number[],
  known: ReadonlyMap<number, unknown>,
  path: string[],
): View[] =>
  ids
    .filter((id) => !known.has(id))
    .map((id) =>
      discountError(
        [ARGUMENT, "customerGets", "items", ...path],
        `${name} with id: ${id} is invalid`,
        "INVALID",
      ),
    );
