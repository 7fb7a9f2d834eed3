import { z } from "zod";

const decimal = z.union([z.string(), z.number()]).transform(String);
const value = z.object({
  percentage: z.object({ value: decimal }).nullish(),
  fixedAmount: z.object({ amount: decimal, appliesToEachItem: z.boolean().nullish() }).nullish(),
});
export type CandidateValue = z.infer<typeof value>;

const condition = z.object({
  orderMinimumSubtotal: z
    .object({ excludedCartLineIds: z.array(z.string()), minimumAmount: decimal })
    .nullish(),
  cartLineMinimumSubtotal: z.object({ ids: z.array(z.string()), minimumAmount: decimal }).nullish(),
  cartLineMinimumQuantity: z.object({ ids: z.array(z.string()), minimumQuantity: z.number() }).nullish(),
});
export type Condition = z.infer<typeof condition>;

const message = z.string().nullish();

const product = z.strictObject({
  selectionStrategy: z.enum(["FIRST", "MAXIMUM", "ALL"]),
  candidates: z.array(
    z.strictObject({
      targets: z.array(z.object({ cartLine: z.object({ id: z.string(), quantity: z.number().nullish() }) })),
      value,
      message,
    }),
  ),
});

const order = z.strictObject({
  selectionStrategy: z.enum(["FIRST", "MAXIMUM"]),
  candidates: z.array(
    z.strictObject({
      targets: z.array(z.object({ orderSubtotal: z.object({ excludedCartLineIds: z.array(z.string()) }) })),
      value,
      conditions: z.array(condition).nullish(),
      message,
    }),
  ),
});

const delivery = z.strictObject({
  selectionStrategy: z.literal("ALL"),
  candidates: z.array(
    z.strictObject({
      targets: z.array(
        z.object({
          deliveryGroup: z.object({ id: z.string() }).nullish(),
          deliveryOption: z.object({ handle: z.string() }).nullish(),
        }),
      ),
      value,
      message,
    }),
  ),
});

/** As far as they are simulated: prerequisites, associated codes, accepting and rejecting codes are not. */
export const operations = z.object({
  operations: z.array(
    z.strictObject({
      productDiscountsAdd: product.nullish(),
      orderDiscountsAdd: order.nullish(),
      deliveryDiscountsAdd: delivery.nullish(),
    }),
  ),
});

export type Operation = z.infer<typeof operations>["operations"][number];
export type ProductCandidate = z.infer<typeof product>["candidates"][number];
export type OrderCandidate = z.infer<typeof order>["candidates"][number];
export type DeliveryCandidate = z.infer<typeof delivery>["candidates"][number];
