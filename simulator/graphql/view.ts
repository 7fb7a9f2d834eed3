import {
  getDirectiveValues,
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
} from "graphql";
import { graphqlDecimal } from "#simulator/world/money.ts";
import { inPresentment, type Currencies } from "#simulator/payloads/amounts.ts";
import type { MinorUnits, ShopWorld, WebhookEvent, World } from "#simulator/world/types.ts";

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
  /** The app's client id. */
  appKey: string;
  /** Sends the webhooks of what a mutation did. */
  emit: (events: readonly WebhookEvent[]) => void;
  /** Answers of mutations that carried an idempotency key, by mutation and key. */
  answered: Map<string, { args: string; answer: Value }>;
};

export const notSimulated = (what: string): GraphQLError =>
  new GraphQLError(`Not simulated: ${what}`, { extensions: { code: "NOT_SIMULATED" } });

export const badRequest = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: "BAD_REQUEST" } });

export const resolveField: GraphQLFieldResolver<View, Context, Arguments> = (source, args, context, info) => {
  const field = Object.hasOwn(source, info.fieldName) ? source[info.fieldName] : undefined;
  if (field === undefined) throw notSimulated(`${info.parentType.name}.${info.fieldName}`);
  if (typeof field !== "function") return field;
  const key = idempotencyKeyOf(info);
  return key === null ? field(args) : onlyOnce(context, `${info.fieldName} ${key}`, args, field);
};

function idempotencyKeyOf({ schema, fieldNodes, variableValues }: GraphQLResolveInfo): string | null {
  const directive = schema.getDirective("idempotent");
  const node = fieldNodes[0];
  if (!directive || node?.directives === undefined || node.directives.length === 0) return null;
  const key = getDirectiveValues(directive, node, variableValues)?.["key"];
  return typeof key === "string" ? key : null;
}

/** The same key is the same act: https://shopify.dev/docs/api/usage/idempotent-requests */
async function onlyOnce(
  { answered }: Context,
  place: string,
  args: Arguments,
  field: (args: Arguments) => Value | Promise<Value>,
): Promise<Value> {
  const known = answered.get(place);
  const asked = JSON.stringify(args);
  if (known !== undefined && known.args !== asked)
    throw notSimulated("an idempotency key used for another input");
  if (known !== undefined) return known.answer;
  const answer = await field(args);
  answered.set(place, { args: asked, answer });
  return answer;
}

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
