import { z } from "zod";
import type { RefinementCtx } from "zod";
import type { Unreadable } from "#app/vocabulary/business-events.ts";
import { toShopifyId, type ShopifyId } from "#app/vocabulary/ids.ts";
import { parseMoney, toCurrencyCode, type CurrencyCode, type MinorUnits } from "#app/vocabulary/money.ts";
import { parseInstant } from "#app/vocabulary/time.ts";

const LONGEST_TEXT = 500;

function refuse(context: RefinementCtx, message: string, path: string[] = []): typeof z.NEVER {
  context.addIssue({ code: "custom", message, path });
  return z.NEVER;
}

/** Text as Postgres can hold it: no NUL, no half characters, bounded, no blanks at the ends. */
export function cleanText(text: string): string {
  return text.replaceAll("\u0000", "").trim().slice(0, LONGEST_TEXT).toWellFormed();
}

/** Anything, and absent keys too: zod refuses an absent key of plain `unknown` before our own words can. */
export const maybe = z.unknown().optional();

const toText = (text: string | null | undefined): string | null => cleanText(text ?? "") || null;

/** A text that may be absent or empty: then null. */
export const text = z.string().nullish().transform(toText);

/** An id that has to be there: number, digits or gid. */
export const id = maybe.transform((value, context) => {
  return toShopifyId(value) ?? refuse(context, "is not a Shopify id");
});

/** An id that may be absent; a wrong one is still refused. */
export const optionalId = maybe.transform((value, context): ShopifyId | null => {
  if (value === null || value === undefined || value === "") return null;
  return toShopifyId(value) ?? refuse(context, "is not a Shopify id");
});

/** What carries an id in both spellings; the gid is preferred, since other software rounds the number. */
export const identity = { id: maybe, admin_graphql_api_id: z.string().nullish() };

export function readIdentity(
  entity: { id?: unknown; admin_graphql_api_id?: string | null | undefined },
  context: RefinementCtx,
): ShopifyId {
  const found = toShopifyId(entity.admin_graphql_api_id) ?? toShopifyId(entity.id);
  return found ?? refuse(context, "is not a Shopify id", ["id"]);
}

export const instant = maybe.transform((value, context): Date => {
  return parseInstant(value) ?? refuse(context, "is not a date with a time zone");
});

export const optionalInstant = maybe.transform((value, context): Date | null => {
  if (value === null || value === undefined) return null;
  return parseInstant(value) ?? refuse(context, "is not a date with a time zone");
});

/** A count of goods. Shopify counts in 32 bits (https://shopify.dev/docs/api/admin-graphql/latest/scalars/Int). */
export const quantity = z
  .number("is not a number")
  .int("is not a whole number")
  .nonnegative("is negative")
  .max(2 ** 31);

/** Tags as webhooks write them ("a, b") or as GraphQL does (["a", "b"]). */
export const tags = z
  .union([z.string(), z.array(z.string())])
  .nullish()
  .transform((value) => {
    const parts = typeof value === "string" ? value.split(",") : (value ?? []);
    return [...new Set(parts.map(cleanText))].filter((tag) => tag !== "");
  });

export const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false);

export const optionalCurrency = maybe.transform((value, context): CurrencyCode | null => {
  if (value === null || value === undefined) return null;
  return toCurrencyCode(value) ?? refuse(context, "is not a known currency");
});

/** A list that old API versions leave out or send as null. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);

const decimal = z.union([z.string(), z.number()], "is not an amount of money");

/** An amount in a currency known beforehand: "12.50", 89.99 or 516.8. */
export const amountIn = (code: CurrencyCode) =>
  decimal.transform((value, context): MinorUnits => {
    return parseMoney(value, code) ?? refuse(context, "is not an amount of money");
  });

const money = z.object({ amount: decimal, currency_code: z.string().nullish() });

function readMoney(
  value: z.infer<typeof money>,
  code: CurrencyCode,
  context: RefinementCtx,
  path: string[],
): MinorUnits {
  const stated = value.currency_code;
  if (stated && stated !== code) return refuse(context, `is in ${cleanText(stated)}, not in ${code}`, path);
  return parseMoney(value.amount, code) ?? refuse(context, "is not an amount of money", path);
}

/** The shop's side of a `*_set`. An amount in another currency must never be added to the shop's. */
export const shopMoneyIn = (code: CurrencyCode) =>
  z
    .object({ shop_money: money })
    .transform((set, context) => readMoney(set.shop_money, code, context, ["shop_money"]));

/** Both sides of a `*_set`: the shop's, and what the shopper saw in their own currency. */
export const bothSidesIn = (code: CurrencyCode) =>
  z.object({ shop_money: money, presentment_money: money.nullish() }).transform((set, context) => {
    const shop = readMoney(set.shop_money, code, context, ["shop_money"]);
    const seen = set.presentment_money;
    if (!seen) return { shop, shopper: null };
    const path = ["presentment_money"];
    const seenIn = seen.currency_code ? toCurrencyCode(seen.currency_code) : code;
    if (!seenIn) return refuse(context, "is not in a known currency", path);
    return { shop, shopper: { amount: readMoney(seen, seenIn, context, path), currency: seenIn } };
  });

/** Why a body was refused, in words that name the field. */
function explain(error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue) return "the body has an unexpected shape";
  const path = issue.path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("");
  return cleanText(`${path.replace(/^\./, "") || "the body"}: ${issue.message}`);
}

/** A body's value by a schema, or the reason why it has none. Never throws for any body. */
export function readBody<T extends z.ZodType>(schema: T, body: unknown): { value: z.output<T> } | Unreadable {
  try {
    const read = schema.safeParse(body);
    return read.success ? { value: read.data } : { unreadable: explain(read.error) };
  } catch (error) {
    // Single amounts are checked where they stand; their sums by toMinorUnits, which throws this.
    if (!(error instanceof RangeError)) throw error;
    return { unreadable: "the amounts add up to more than can be counted" };
  }
}
