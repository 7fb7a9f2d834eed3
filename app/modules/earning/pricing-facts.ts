import type { Day } from "#app/vocabulary/time.ts";
import type { Given } from "./rules/caps.ts";

/** What Shopify told about the products of an order when it first earned; pinned, so later changes do not re-price it. */
interface ProductFacts {
  tags: string[];
  collectionIds: string[];
}

/** A tier, and how many times the points of a purchase it gives. */
interface TierFacts {
  id: string;
  multiplier: string;
}

/** What a person's other orders mean for one: they only matter to rules. */
export interface PersonFacts {
  /** The how-manieth order this is, of those that stand; null for one that does not stand. */
  rank: number | null;
  /** What each rule gave the person for earlier orders, by the rule's id. */
  given: ReadonlyMap<string, Given>;
}

export const NO_PERSON: PersonFacts = { rank: null, given: new Map() };

/** Facts about an order that its state does not hold. */
export interface PricingFacts {
  products: ReadonlyMap<string, ProductFacts>;
  customerTags: readonly string[];
  /** The tier in which the person made the order; null without one. */
  tier: TierFacts | null;
  /** The day of the purchase in the shop's zone. */
  day: Day;
  person: PersonFacts;
}
