import { z } from "zod";
import { cartFacts, localeTag } from "./cart.ts";

/**
 * What shopper surfaces show: checkout, customer account, storefront, and later the till. Sentences arrive finished,
 * in the shopper's language, with the merchant's own words: a surface only lays them out.
 */
export interface MemberView {
  /** First name; null when none is known. */
  name: string | null;
  /** Points that can be spent now. */
  points: number;
  /** "1,250 points" */
  balance: string;
  /** "80 points are on their way" */
  pending: string | null;
  /** "40 points are owed; your next points repay them" */
  debt: string | null;
  /** "200 points expire on 31 December" */
  nextExpiry: string | null;
  tier: TierView | null;
}

export interface TierView {
  name: string;
  /** "€43 to Gold" */
  next: string | null;
  /** "€120 by 31 December to keep Silver" */
  keep: string | null;
  /** 0 to 100, towards the next tier; null on the highest. */
  percent: number | null;
  perks: string[];
}

/** A reward as this shopper sees it, with this cart if there is one. */
export interface RewardView {
  rewardId: number;
  /** "€5 off" */
  title: string;
  /** "On orders over €30. Valid for 30 days." */
  detail: string | null;
  /** "500 points"; for a choice of points its least. */
  price: string;
  /** Where the shopper chooses how many points; null for a fixed price. */
  choice: { least: number; most: number; step: number; options: { points: number; label: string }[] } | null;
  /** Whether it can be had now. */
  ready: boolean;
  /** Why not: "120 points to go", "Spend €12 more". */
  reason: string | null;
}

/** A reward that the shopper has spent points on and can still use, or has just used. */
export interface RedemptionView {
  redemptionId: number;
  title: string;
  /** What to enter at checkout; null for store credit and while it is being made. */
  code: string | null;
  /** The code is that of a gift card: a checkout takes it as money, not as a discount. */
  giftCard?: true;
  /** "500 points" */
  price: string;
  /** "Valid until 31 December" */
  until: string | null;
  canUndo: boolean;
}

export interface HistoryLine {
  /** "Order #1042" */
  text: string;
  /** "12 November 2026" */
  day: string;
  /** "+120 points", "−500 points" */
  change: string;
  gain: boolean;
}

/** Static words of the surface by key, in the shopper's language. */
export type Words = Readonly<Record<string, string>>;

/** Colours are #rrggbb; the logo an https address. */
export interface BrandView {
  programName: string;
  colour: string;
  textColour: string;
  logo: string | null;
}

export const checkoutViewRequest = z.object({ locale: localeTag, cart: cartFacts });

export interface CheckoutView {
  /** Null for a guest, and where the checkout does not say who is there. */
  member: MemberView | null;
  /** "You earn 42 points with this order"; null when nothing is earned. */
  earn: string | null;
  /** For guests: how to join. */
  join: { text: string; url: string } | null;
  rewards: RewardView[];
  /** Open rewards; `onCart` are the ones whose code is in it. */
  open: (RedemptionView & { onCart: boolean })[];
  words: Words;
  brand: BrandView;
}

/** The thank-you page and the order's status page. */
export const orderViewRequest = z.object({ locale: localeTag, orderId: z.string().regex(/^[1-9]\d{0,18}$/) });

export interface OrderView {
  /** "You earned 42 points", "42 points are on their way: they count from 9 December" */
  earned: string | null;
  member: MemberView | null;
  join: { text: string; url: string } | null;
  words: Words;
  brand: BrandView;
}

export const accountViewRequest = z.object({ locale: localeTag, before: z.int().positive().optional() });

/** Everything about one's own loyalty. */
export interface AccountView {
  member: MemberView | null;
  ways: { title: string; detail: string }[];
  rewards: RewardView[];
  open: RedemptionView[];
  history: HistoryLine[];
  /** Pass as `before` for older lines; null at the end. */
  older: number | null;
  words: Words;
  brand: BrandView;
}

/** What the theme's script asks for through the app proxy. */
export interface StorefrontView {
  member: MemberView | null;
  rewards: RewardView[];
  ways: { title: string; detail: string }[];
  words: Words;
  brand: BrandView;
}
