import { GraphQLError, type GraphQLFieldResolver } from "graphql";
import { graphqlDecimal } from "#simulator/world/money.ts";
import { inPresentment, type Currencies } from "#simulator/payloads/amounts.ts";
import type { MinorUnits, ShopWorld, World } from "#simulator/world/types.ts";

export type Arguments = Record<string, unknown>;
export type Value = string | number | boolean | null | View | readonly Value[];
export type Field = Value | ((args: Arguments) => Value | Promise<Value>);

/** An object of the Admin API as far as it is simulated: a field that is not here answers with an error. */
export interface View {
  readonly [field: string]: Field;
}

export type Context = {
  world: World;
  shop: ShopWorld;
  /** Set while a bulk operation runs: its root connection is read page by page, all others whole. */
  bulk: { after: string | null; next: string | null } | null;
};

export const notSimulated = (what: string): GraphQLError =>
  new GraphQLError(`Not simulated: ${what}`, { extensions: { code: "NOT_SIMULATED" } });

export const badRequest = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: "BAD_REQUEST" } });

export const resolveField: GraphQLFieldResolver<View, unknown, Arguments> = (
  source,
  args,
  _context,
  info,
) => {
  const field = Object.hasOwn(source, info.fieldName) ? source[info.fieldName] : undefined;
  if (field === undefined) throw notSimulated(`${info.parentType.name}.${info.fieldName}`);
  return typeof field === "function" ? field(args) : field;
};

export const gid = (type: string, id: number): string => `gid://shopify/${type}/${id}`;

/** The numeric id in a gid of one type. */
export function idIn(value: unknown, type: string): number {
  const id =
    typeof value === "string" ? new RegExp(`^gid://shopify/${type}/(\\d+)$`).exec(value)?.[1] : undefined;
  if (id === undefined) {
    throw new GraphQLError(`Invalid global id '${String(value)}'`, {
      extensions: { code: "INVALID_GLOBAL_ID" },
    });
  }
  return Number(id);
}

/** Times of the Admin API are in UTC and whole seconds. */
export const utc = (date: Date): string => date.toISOString().replace(/\.\d{3}Z$/, "Z");
export const utcOrNull = (date: Date | null): string | null => (date === null ? null : utc(date));

export const money = (amount: MinorUnits, currency: string): View => ({
  amount: graphqlDecimal(amount, currency),
  currencyCode: currency,
});

export const moneyBag = (of: Currencies, amount: MinorUnits): View => ({
  shopMoney: money(amount, of.currency),
  presentmentMoney: money(inPresentment(of, amount), of.presentmentCurrency),
});
