import { z } from "zod";

/** Shopify's decimals arrive as strings or numbers. */
export const decimalInput = z.union([z.string(), z.number()]).transform(String);
const date = z
  .string()
  .transform((text) => new Date(text))
  .nullish();
const ids = z.array(z.string()).nullish();

const context = z
  .object({
    all: z.literal("ALL").optional(),
    customers: z.object({ add: ids, remove: ids }).optional(),
    customerSegments: z.unknown().optional(),
    markets: z.unknown().optional(),
  })
  .nullish();

const combinesWith = z
  .object({
    productDiscounts: z.boolean().nullish(),
    orderDiscounts: z.boolean().nullish(),
    shippingDiscounts: z.boolean().nullish(),
    productDiscountsWithTagsOnSameCartLine: z.unknown().optional(),
  })
  .nullish();

const common = {
  title: z.string().nullish(),
  startsAt: date,
  endsAt: date,
  combinesWith,
  context,
  recurringCycleLimit: z.number().nullish(),
  tags: z.array(z.string()).nullish(),
};

const coded = {
  code: z.string().nullish(),
  usageLimit: z.number().nullish(),
  appliesOncePerCustomer: z.boolean().nullish(),
  customerSelection: z.unknown().optional(),
};

const minimumRequirement = z
  .object({
    subtotal: z.object({ greaterThanOrEqualToSubtotal: decimalInput.nullish() }).nullish(),
    quantity: z.object({ greaterThanOrEqualToQuantity: z.coerce.number().nullish() }).nullish(),
  })
  .nullish();

export const basicInput = z.object({
  ...common,
  ...coded,
  minimumRequirement,
  customerGets: z
    .object({
      appliesOnOneTimePurchase: z.boolean().nullish(),
      appliesOnSubscription: z.boolean().nullish(),
      value: z
        .object({
          percentage: z.number().nullish(),
          discountAmount: z
            .object({ amount: decimalInput.nullish(), appliesOnEachItem: z.boolean().nullish() })
            .nullish(),
          discountOnQuantity: z.unknown().optional(),
        })
        .nullish(),
      items: z
        .object({
          all: z.boolean().nullish(),
          products: z
            .object({
              productsToAdd: ids,
              productsToRemove: ids,
              productVariantsToAdd: ids,
              productVariantsToRemove: ids,
            })
            .nullish(),
          collections: z.object({ add: ids, remove: ids }).nullish(),
        })
        .nullish(),
    })
    .nullish(),
});

export const freeShippingInput = z.object({
  ...common,
  ...coded,
  minimumRequirement,
  maximumShippingPrice: decimalInput.nullish(),
  destination: z.object({ all: z.boolean().nullish(), countries: z.unknown().optional() }).nullish(),
  appliesOnOneTimePurchase: z.boolean().nullish(),
  appliesOnSubscription: z.boolean().nullish(),
});

const byFunction = {
  discountClasses: z.array(z.enum(["PRODUCT", "ORDER", "SHIPPING"])).nullish(),
  functionHandle: z.string().nullish(),
  functionId: z.string().nullish(),
  metafields: z
    .array(
      z.object({
        namespace: z.string().nullish(),
        key: z.string(),
        type: z.string(),
        value: z.string(),
      }),
    )
    .nullish(),
  appliesOnOneTimePurchase: z.boolean().nullish(),
  appliesOnSubscription: z.boolean().nullish(),
};

export const codeAppInput = z.object({ ...common, ...coded, ...byFunction });
export const automaticAppInput = z.object({ ...common, ...byFunction });

export type BasicInput = z.infer<typeof basicInput>;
export type FreeShippingInput = z.infer<typeof freeShippingInput>;
export type AppInput = z.infer<typeof codeAppInput> | z.infer<typeof automaticAppInput>;
export type CommonInput = Partial<z.infer<typeof codeAppInput>> &
  Pick<Partial<BasicInput>, "minimumRequirement">;
