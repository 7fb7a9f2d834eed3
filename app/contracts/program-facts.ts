import type { BrandView } from "./loyalty.ts";

/** The metafield of the shop that the theme's blocks read: `$app:loyalty` / `program`. */
export const PROGRAM_METAFIELD = { namespace: "$app:loyalty", key: "program" } as const;

/** A multiplier for what is bought on certain days, for everybody or for some tiers. */
export interface CampaignFacts {
  /** "2", "1.5" */
  times: string;
  /** First and last day in the shop's zone. */
  from: string;
  to: string;
  /** Tiers that it is for; none: for everybody. */
  tiers: string[];
  /** The most points that it gives one person; null without a limit. */
  cap: number | null;
}

/** Points for certain goods. */
export interface BonusFacts {
  products: string[];
  collections: string[];
  points: number;
  per: "piece" | "order";
  cap: number | null;
}

/** What a product page has to know to say how many points its product earns. */
export interface EarningFacts {
  /** Points for one whole unit of the shop's currency: "1", "0.5". */
  rate: string;
  rounding: "floor" | "nearest" | "ceil";
  stacking: "best" | "add" | "multiply";
  /** Whether tax earns too. */
  tax: boolean;
  /** Whether a gift card earns when it is bought. */
  giftCards: boolean;
  campaigns: CampaignFacts[];
  bonuses: BonusFacts[];
  /** What earns nothing; tags in small letters. */
  without: { products: string[]; collections: string[]; tags: string[]; customerTags: string[] };
}

/** The program in one language of shoppers. */
export interface ProgramTexts {
  /** What points are called. */
  unit: { one: string; other: string };
  /** Sentences by key; what only the browser knows stands in them as `{points}` or `{name}`. */
  words: Record<string, string>;
  ways: { title: string; detail: string }[];
  rewards: { id: number; title: string; detail: string | null; price: string }[];
}

/** Everything that guests see of a program: published to the shop, so that the theme needs no request for it. */
export interface ProgramFacts {
  /** Changes when an older script could not read what stands here. */
  shape: 1;
  /** The shop's own currency, in which points are earned. */
  currency: string;
  timeZone: string;
  /** Null while the online store earns nothing, or when it takes too much to say what earns. */
  earning: EarningFacts | null;
  /** How many times the points each tier gives, by its id. */
  tiers: Record<string, string>;
  brand: BrandView;
  texts: Record<string, ProgramTexts>;
}
