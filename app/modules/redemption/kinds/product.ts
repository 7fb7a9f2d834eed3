import { z } from "zod";
import { cost, resources, wholeNumber } from "../fields.ts";
import { fixedPrice } from "../fixed-price.ts";
import type { RewardKind } from "../reward-kind.ts";

const schema = z.object({
  cost,
  products: resources("product", "Products to choose from").refine(
    (ids) => ids.length > 0,
    "Choose at least one product.",
  ),
  percent: wholeNumber(1, 100)
    .default(100)
    .meta({ title: "Percentage off", suffix: "%", description: "100: the product is free." }),
});

export type ProductReward = z.infer<typeof schema>;

/** One piece of a product, free or at a lower price. */
export const product: RewardKind<ProductReward> = {
  title: "Free or discounted product",
  purpose: "One piece of a product, for nothing or at a lower price.",
  settled: "by_order",
  schema,
  price: fixedPrice,
  benefit: ({ products, percent }) => ({ gives: "product", productIds: products, percent }),
};
