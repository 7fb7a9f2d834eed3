import { z } from "zod";

/** A whole number; the bounds are part of the words that refuse another. */
export function wholeNumber(min: number, max: number) {
  const refusal = `Enter a whole number from ${min} to ${max}.`;
  return z.int(refusal).min(min, refusal).max(max, refusal);
}

/** Points that a rule gives at once. */
export const points = (title = "Points") => wholeNumber(1, 1_000_000).meta({ title, suffix: "points" });

const AMOUNT_REFUSAL = "Enter an amount above zero, such as 50 or 49.99.";

/** An amount in the shop's currency, in whole units: "50", "49.99". */
export const amount = z
  .string(AMOUNT_REFUSAL)
  .trim()
  .regex(/^\d{1,9}(\.\d{1,3})?$/, AMOUNT_REFUSAL)
  .refine((text) => Number(text) > 0, AMOUNT_REFUSAL);

const shopifyId = z.string().regex(/^[1-9]\d{0,18}$/, "One of these is not a Shopify id.");

/** Products or collections, at least one. */
export const resources = (kind: "product" | "collection", title: string) =>
  z
    .array(shopifyId)
    .min(1, `Choose at least one ${kind}.`)
    .max(500, "These are too many: choose at most 500.")
    .meta({ title, resource: kind });

/** Words such as tags; none means that nothing is asked for. */
export const words = z
  .array(z.string().trim().min(1, "One of these is empty.").max(255, "One of these is too long."))
  .max(50, "These are too many: enter at most 50.")
  .default([]);
