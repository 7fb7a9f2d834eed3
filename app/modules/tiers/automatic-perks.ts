import { z } from "zod";

const PERCENT = "Enter a whole percentage from 0 to 100.";
const percent = z.int(PERCENT).min(0, PERCENT).max(100, PERCENT).default(0);

const ids = (most: number, message: string) =>
  z
    .array(z.string().regex(/^[1-9]\d{0,18}$/, "One of these is not a Shopify id."))
    .max(most, message)
    .default([]);

/**
 * What the checkout gives the members of a tier by itself. So few products and collections that the perks of ten tiers
 * stay below what Shopify hands to a function (10,000 bytes, 100 collections).
 */
export const automaticPerkFields = {
  /** Off every order; 0: nothing. */
  orderPercent: percent,
  /** Delivery for nothing: of each way of delivery the cheapest option, or any. */
  freeShipping: z.enum(["no", "cheapest", "any"]).default("no"),
  /** Off the products and collections that are chosen; 0: nothing. */
  productPercent: percent,
  perkProducts: ids(20, "These are too many: choose at most 20 products, or a collection."),
  perkCollections: ids(10, "These are too many: choose at most 10 collections."),
};

export type AutomaticPerks = z.infer<z.ZodObject<typeof automaticPerkFields>>;

/** What contradicts itself in a tier's perks, by field. */
export function perkProblems(perks: AutomaticPerks): [field: keyof AutomaticPerks, message: string][] {
  const chosen = perks.perkProducts.length + perks.perkCollections.length > 0;
  if (perks.productPercent > 0 && !chosen) return [["perkProducts", "Choose products or collections."]];
  if (perks.productPercent === 0 && chosen)
    return [["productPercent", "Enter a percentage above 0, or choose no products."]];
  return [];
}
