import { z } from "zod";
import { capFields, capsAgree, capsOf } from "./caps.ts";
import { points, resources } from "./fields.ts";
import { awardPieces, per, perWords } from "./pieces-bonus.ts";
import type { OrderRuleKind } from "./rule-kind.ts";

const schema = z
  .object({ products: resources("product", "Products"), points: points(), per, ...capFields })
  .superRefine(capsAgree);

export type ProductBonus = z.infer<typeof schema>;

/** Points for certain products, for the pieces that are still on the order. */
export const productBonus: OrderRuleKind<ProductBonus> = {
  title: "Product bonus",
  purpose: "Extra points for certain products.",
  schema,
  describe: ({ points: each, per: given, products }) =>
    `${each} points ${perWords[given]} of ${products.length === 1 ? "a product" : `${products.length} products`}`,
  caps: capsOf,
  award: (facts, settings) =>
    awardPieces(
      facts,
      settings,
      ({ productId }) => productId !== null && settings.products.includes(productId),
    ),
};
