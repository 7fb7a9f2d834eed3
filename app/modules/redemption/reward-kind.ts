import type { z } from "zod";
import type { CurrencyCode, MinorUnits } from "#app/vocabulary/money.ts";
import type { Points } from "#app/vocabulary/points.ts";

/** What a shopper gets for a reward, settled in amounts: what is made in Shopify, and what the surfaces say. */
export type Benefit =
  | { gives: "amount"; amount: MinorUnits; currency: CurrencyCode }
  /** Percent from 1 to 100; the cap is the most that it takes off. */
  | { gives: "percent"; percent: number; cap: MinorUnits | null; currency: CurrencyCode }
  /** Only delivery that costs at most this; null for any. */
  | { gives: "shipping"; upTo: MinorUnits | null; currency: CurrencyCode }
  /** One piece of one of these products, for nothing (100) or at so many percent less. */
  | { gives: "product"; productIds: string[]; percent: number }
  | { gives: "gift_card"; amount: MinorUnits; currency: CurrencyCode }
  | { gives: "store_credit"; amount: MinorUnits; currency: CurrencyCode };

/** How many points may be spent at once: the same as `cost` for a fixed reward; a multiple of `step` otherwise. */
export interface Price {
  least: Points;
  /** Null: as many as the shopper has. */
  most: Points | null;
  step: Points;
}

/** One kind of reward: its words, its settings, which are also its form, and what it gives. */
export interface RewardKind<Settings> {
  title: string;
  /** What it is good for, for whoever chooses a kind. */
  purpose: string;
  /** Discounts are spent by the order that carries their code; the others are given at once. */
  settled: "by_order" | "at_once";
  schema: z.ZodType<Settings> & { readonly shape: Readonly<Record<string, unknown>> };
  price: (settings: Settings) => Price;
  /** What so many points give in a currency; null where the reward has no amount in it. */
  benefit: (settings: Settings, points: Points, currency: CurrencyCode) => Benefit | null;
}

/** Whether an order spends it by its code; the others are given at once. */
export const isSettledByOrder = (benefit: Benefit): boolean =>
  benefit.gives !== "gift_card" && benefit.gives !== "store_credit";
