import { z } from "zod";
import { currencyExponent, parseMoney, toCurrencyCode } from "#app/vocabulary/money.ts";

/** A whole number; the bounds are part of the words that refuse another. */
export function wholeNumber(min: number, max: number) {
  const refusal = `Enter a whole number from ${min} to ${max}.`;
  return z.int(refusal).min(min, refusal).max(max, refusal);
}

/** What a reward costs. */
export const cost = wholeNumber(1, 10_000_000).meta({ title: "Cost", suffix: "points" });

const AMOUNT = "Enter an amount above zero, such as 5 or 4.99.";

/**
 * One amount for each currency, as the merchant set it: "5.00" by "EUR". A market is served in its own currency with
 * its own round figure; nothing is ever converted.
 */
const amountsByCurrency = z.record(z.string(), z.string().trim()).superRefine((amounts, context) => {
  for (const [code, text] of Object.entries(amounts)) {
    const refuse = (message: string) => context.addIssue({ code: "custom", path: [code], message });
    const currency = toCurrencyCode(code);
    if (!currency) refuse(`${code} is not a currency.`);
    else if (!(Number(text) > 0) || parseMoney(text, currency) === null) refuse(AMOUNT);
    else if ((text.split(".")[1] ?? "").length > currencyExponent(currency))
      refuse(`${code} has ${currencyExponent(currency)} decimals.`);
  }
});

/** At least one currency has to have its amount. */
export const amounts = (title: string, description?: string) =>
  amountsByCurrency
    .refine((given) => Object.keys(given).length > 0, "Enter an amount in at least one currency.")
    .meta({ title, amounts: true, ...(description ? { description } : {}) });

/** Amounts that may be left out: then nothing is asked for, or nothing limits. */
export const amountsIfAny = (title: string, description?: string) =>
  amountsByCurrency.default({}).meta({ title, amounts: true, ...(description ? { description } : {}) });

const shopifyId = z.string().regex(/^[1-9]\d{0,18}$/, "One of these is not a Shopify id.");

/** Products or collections; none means all, unless the kind asks for some. */
export const resources = (kind: "product" | "collection", title: string, description?: string) =>
  z
    .array(shopifyId)
    .max(100, "These are too many: choose at most 100.")
    .default([])
    .meta({ title, resource: kind, ...(description ? { description } : {}) });
