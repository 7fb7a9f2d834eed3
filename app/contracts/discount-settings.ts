import { METAFIELD_NAMESPACE } from "./member-metafield.ts";

/** Of a discount that the function decides: what it gives. Shopify hands at most 10,000 bytes of it to a function. */
export const DISCOUNT_METAFIELD = { namespace: METAFIELD_NAMESPACE, key: "config", type: "json" } as const;

/**
 * Of the same discount: values for the variables of the function's input query, the collections that it asks for.
 * https://shopify.dev/docs/apps/build/functions/input-queries/use-variables-input-queries
 */
export const VARIABLES_METAFIELD = {
  namespace: METAFIELD_NAMESPACE,
  key: "variables",
  type: "json",
} as const;

/** The handle of extensions/loyalty-discount, by which a discount names the function. */
export const DISCOUNT_FUNCTION = "loyalty-discount";

/** An amount as Shopify writes it, in one currency: nothing is ever converted. */
export interface ExactAmount {
  /** "12.50" */
  amount: string;
  currency: string;
}

/** What the members of one tier get on every order. */
export interface TierPerks {
  /** The tier's name, as shoppers read it. */
  name: string;
  /** 1 to 100, off the order. */
  percent?: number;
  /** Delivery for nothing: the cheapest option of each way of delivery, or any. */
  shipping?: "cheapest" | "any";
  /** Percent off these products and collections, by their numbers. */
  products?: { percent: number; productIds: string[]; collectionIds: string[] };
}

/** Of the automatic discount: the perks of every tier, by its id. */
export interface PerksSettings {
  gives: "perks";
  tiers: Readonly<Record<string, TierPerks>>;
  /** What the cart calls them, by language, with `{tier}` for the name; without the shopper's language, the English. */
  message: Readonly<Record<string, string>>;
}

/** Of the discount behind a code that somebody spent points on: a percentage with a most that it takes off. */
export interface CappedPercentSettings {
  gives: "capped_percent";
  /** 1 to 100. */
  percent: number;
  /** The most that it takes off; null: no limit. */
  cap: ExactAmount | null;
  /** What the goods that it applies to have to cost at least; null: nothing. */
  minimum: ExactAmount | null;
  /** The goods that it applies to, by number; both empty: the whole order. */
  productIds: string[];
  collectionIds: string[];
  /** Of so many pieces at most, the dearest first; without it of all of them. */
  pieces?: number;
}

export type DiscountSettings = PerksSettings | CappedPercentSettings;

/** The value of the variables' metafield. */
export interface DiscountVariables {
  /** "gid://shopify/Collection/1", at most 100. */
  collectionIds: string[];
}
