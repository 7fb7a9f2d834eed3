import { z } from "zod";
import { add, fraction, fromDecimal, isBelow, subtract, times, type Fraction } from "./fraction.ts";

/** How the multipliers that an order meets at once work together. */
export const STACKINGS = ["best", "add", "multiply"] as const;
type Stacking = (typeof STACKINGS)[number];

const REFUSAL = "Enter a number from 1 to 10, with up to two decimals.";

/** How many times the points of a purchase: "2", "1.5". One is what everybody gets. */
export const multiplier = z
  .string()
  .trim()
  .regex(/^\d{1,2}(\.\d{1,2})?$/, REFUSAL)
  .refine((text) => Number(text) >= 1 && Number(text) <= 10, REFUSAL);

const ONE = fraction(1);

const COMBINE: Record<Stacking, (known: Fraction, next: Fraction) => Fraction> = {
  best: (a, b) => (isBelow(a, b) ? b : a),
  add: (a, b) => add(a, subtract(b, ONE)),
  multiply: times,
};

/**
 * One multiplier out of those of the tier and of the campaigns: the highest counts, or what each gives beyond one adds
 * up (2 and 1.5 are 2.5), or they multiply (3). Exact; one when there is none; in any order the same.
 */
export const combineMultipliers = (multipliers: readonly string[], stacking: Stacking): Fraction =>
  multipliers.map(fromDecimal).reduce(COMBINE[stacking], ONE);
