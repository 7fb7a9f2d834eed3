import { rootConnection } from "#simulator/graphql/connection.ts";
import { matcher, type Searchable } from "#simulator/graphql/search-query.ts";
import { idIn, notSimulated, type Arguments, type Context, type View } from "#simulator/graphql/view.ts";
import { discountGid, discountWithCode, statusOf } from "#simulator/world/discounts/discount-status.ts";
import type { Discount } from "#simulator/world/types.ts";
import { discountNodeView } from "./discount-view.ts";

export const searchable = (now: Date): Searchable<Discount> => ({
  id: (each) => each.id,
  title: (each) => each.title,
  code: (each) => each.code?.code ?? null,
  status: (each) => statusOf(each, now),
  method: (each) => (each.code === null ? "automatic" : "code"),
  discount_class: (each) => each.classes,
  times_used: (each) => each.uses,
  starts_at: (each) => each.startsAt,
  ends_at: (each) => each.endsAt,
  created_at: (each) => each.createdAt,
  updated_at: (each) => each.updatedAt,
});

const sorts: Record<string, (each: Discount) => number | string> = {
  ID: (each) => each.id,
  TITLE: (each) => each.title,
  CREATED_AT: (each) => each.createdAt.getTime(),
  UPDATED_AT: (each) => each.updatedAt.getTime(),
  STARTS_AT: (each) => each.startsAt.getTime(),
};

type NodeField = Parameters<typeof discountNodeView>[2];

function list(context: Context, args: Arguments, field: NodeField): View {
  const sortKey = typeof args["sortKey"] === "string" ? args["sortKey"] : "ID";
  const sort = sorts[sortKey];
  if (sort === undefined) throw notSimulated(`discounts by ${sortKey}`);
  const matches = matcher(args["query"], searchable(context.world.now()), "discounts");
  return rootConnection(context, args, {
    items: discountsOf(context, field).filter(matches),
    keyOf: (each) => [sort(each), each.id],
    view: (each) => discountNodeView(context, each, field),
  });
}

function discountsOf({ shop }: Context, field: NodeField): Discount[] {
  const all = [...shop.discounts.values()];
  if (field === "discount") return all;
  return all.filter((each) => (each.code === null) === (field === "automaticDiscount"));
}

/** A gid of the wrong kind finds nothing. */
export function findDiscount(context: Context, id: unknown, field: NodeField): Discount | undefined {
  const digits = typeof id === "string" ? /^gid:\/\/shopify\/\w+\/(\d+)$/.exec(id)?.[1] : undefined;
  const found = context.shop.discounts.get(Number(digits ?? idIn(id, "DiscountNode")));
  if (found === undefined) return undefined;
  const isAsked =
    id === discountGid(found) || (field === "discount" && id === `gid://shopify/DiscountNode/${digits}`);
  return isAsked ? found : undefined;
}

export function discountRoot(context: Context): View {
  const one =
    (field: NodeField) =>
    ({ id }: Arguments): View | null => {
      const found = findDiscount(context, id, field);
      return found === undefined ? null : discountNodeView(context, found, field);
    };
  return {
    discountNode: one("discount"),
    codeDiscountNode: one("codeDiscount"),
    automaticDiscountNode: one("automaticDiscount"),
    discountNodes: (args) => list(context, args, "discount"),
    codeDiscountNodes: (args) => list(context, args, "codeDiscount"),
    automaticDiscountNodes: (args) => list(context, args, "automaticDiscount"),
    discountNodesCount: ({ query }) => ({
      count: discountsOf(context, "discount").filter(
        matcher(query, searchable(context.world.now()), "discounts"),
      ).length,
      precision: "EXACT",
    }),
    codeDiscountNodeByCode: ({ code }) => {
      const found = discountWithCode(context.shop, String(code));
      return found === undefined ? null : discountNodeView(context, found, "codeDiscount");
    },
  };
}
