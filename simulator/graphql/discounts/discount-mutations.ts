import { randomUUID } from "node:crypto";
import { z } from "zod";
import { saveMetafield } from "#simulator/graphql/metafield-mutations.ts";
import { idIn, notSimulated, type Arguments, type Context, type View } from "#simulator/graphql/view.ts";
import {
  activateDiscount,
  createDiscount,
  deactivateDiscount,
  removeDiscount,
  updateDiscount,
} from "#simulator/world/discounts/discount-actions.ts";
import { discountGid } from "#simulator/world/discounts/discount-status.ts";
import type { Discount, DiscountTerms, ShopWorld, WebhookEvent, World } from "#simulator/world/types.ts";
import { appTerms } from "./app-terms.ts";
import { basicTerms } from "./basic-terms.ts";
import type { Reading } from "./discount-terms.ts";
import * as inputs from "./discount-input.ts";
import { findDiscount } from "./discount-queries.ts";
import { discountNodeView, discountView } from "./discount-view.ts";
import { freeShippingTerms } from "./free-shipping-terms.ts";
import { discountError } from "./user-error.ts";

type NodeField = Parameters<typeof discountNodeView>[2];
type Shown = { name: string; view: (context: Context, discount: Discount) => View };

const codeNode: Shown = {
  name: "codeDiscountNode",
  view: (context, discount) => discountNodeView(context, discount, "codeDiscount"),
};
const codeApp: Shown = { name: "codeAppDiscount", view: discountView };
const automaticApp: Shown = { name: "automaticAppDiscount", view: discountView };

type Read = (context: Context, known: Discount | null) => Reading<DiscountTerms>;

/** Makes a discount, or changes the one with the id. */
function save(context: Context, id: unknown, shown: Shown, field: NodeField, read: Read): View {
  const known = id === undefined ? null : findDiscount(context, id, field);
  if (known === undefined) {
    const errors = [discountError(["id"], "Discount does not exist", null)];
    return { [shown.name]: null, userErrors: errors };
  }
  const { terms, errors } = read(context, known);
  if (errors.length > 0) return { [shown.name]: null, userErrors: errors };
  const saved = known ?? make(context, terms);
  if (known !== null) context.emit(updateDiscount(context.world, context.shop, known, terms));
  return { [shown.name]: shown.view(context, saved), userErrors: [] };
}

function make(context: Context, terms: DiscountTerms): Discount {
  const { discount, events } = createDiscount(context.world, context.shop, terms);
  context.emit(events);
  return discount;
}

const basic = (context: Context, args: Arguments): View =>
  save(context, args["id"], codeNode, "codeDiscount", (of, known) =>
    basicTerms(of, inputs.basicInput.parse(args["basicCodeDiscount"]), known),
  );

const freeShipping = (context: Context, args: Arguments): View =>
  save(context, args["id"], codeNode, "codeDiscount", (of, known) =>
    freeShippingTerms(of, inputs.freeShippingInput.parse(args["freeShippingCodeDiscount"]), known),
  );

function byFunction(context: Context, args: Arguments, argument: "codeAppDiscount" | "automaticAppDiscount") {
  const [shown, field, schema] =
    argument === "codeAppDiscount"
      ? ([codeApp, "codeDiscount", inputs.codeAppInput] as const)
      : ([automaticApp, "automaticDiscount", inputs.automaticAppInput] as const);
  const input = schema.parse(args[argument]);
  const view: Shown["view"] = (of, discount) => {
    const ownerId = discountGid(discount);
    for (const { namespace, ...each } of input.metafields ?? [])
      saveMetafield(of, { ...each, namespace: namespace ?? "$app", ownerId });
    return discountView(of, discount);
  };
  return save(context, args["id"], { ...shown, view }, field, (of, known) =>
    appTerms(of, argument, input, known),
  );
}

type Change = (world: World, shop: ShopWorld, discount: Discount) => WebhookEvent[];

const missing = (field: NodeField): View =>
  discountError(
    ["id"],
    `${field === "codeDiscount" ? "Code" : "Automatic"} discount does not exist.`,
    "INVALID",
  );

const change =
  (context: Context, field: NodeField, name: string, act: Change) =>
  ({ id }: Arguments): View => {
    const discount = findDiscount(context, id, field);
    if (discount === undefined) return { [name]: null, userErrors: [missing(field)] };
    context.emit(act(context.world, context.shop, discount));
    return { [name]: discountNodeView(context, discount, field), userErrors: [] };
  };

const remove =
  (context: Context, field: NodeField, name: string) =>
  ({ id }: Arguments): View => {
    const discount = findDiscount(context, id, field);
    if (discount === undefined) return { [name]: null, userErrors: [missing(field)] };
    context.emit(removeDiscount(context.world, context.shop, discount));
    return { [name]: discountGid(discount), userErrors: [] };
  };

/** Shopify does it in a job of its own; here it is done when the answer leaves. */
function bulkDelete(context: Context, args: Arguments): View {
  const refused = (...error: Parameters<typeof discountError>) => ({
    job: null,
    userErrors: [discountError(...error)],
  });
  const { ids, search, savedSearchId } = args;
  const given = [ids, search, savedSearchId].filter((each) => each !== undefined && each !== null);
  if (given.length === 0) {
    const message = "Missing expected argument key: 'ids', 'search' or 'saved_search_id'.";
    return refused(null, message, "MISSING_ARGUMENT");
  }
  if (given.length > 1) {
    const message = "Only one of 'ids', 'search' or 'saved_search_id' is allowed.";
    return refused(null, message, "TOO_MANY_ARGUMENTS");
  }
  if (search === "") return refused(["search"], "'Search' can't be blank.", "BLANK");
  if (!Array.isArray(ids)) throw notSimulated("discountCodeBulkDelete by search");
  for (const id of z.array(z.string()).parse(ids)) {
    const discount = context.shop.discounts.get(idIn(id, "DiscountCodeNode"));
    if (discount !== undefined) context.emit(removeDiscount(context.world, context.shop, discount));
  }
  return { job: { id: `gid://shopify/Job/${randomUUID()}`, done: false }, userErrors: [] };
}

export function discountMutations(context: Context): View {
  return {
    discountCodeBasicCreate: (args) => basic(context, args),
    discountCodeBasicUpdate: (args) => basic(context, args),
    discountCodeFreeShippingCreate: (args) => freeShipping(context, args),
    discountCodeFreeShippingUpdate: (args) => freeShipping(context, args),
    discountCodeAppCreate: (args) => byFunction(context, args, "codeAppDiscount"),
    discountCodeAppUpdate: (args) => byFunction(context, args, "codeAppDiscount"),
    discountAutomaticAppCreate: (args) => byFunction(context, args, "automaticAppDiscount"),
    discountAutomaticAppUpdate: (args) => byFunction(context, args, "automaticAppDiscount"),
    discountCodeActivate: change(context, "codeDiscount", "codeDiscountNode", activateDiscount),
    discountCodeDeactivate: change(context, "codeDiscount", "codeDiscountNode", deactivateDiscount),
    discountAutomaticActivate: change(
      context,
      "automaticDiscount",
      "automaticDiscountNode",
      activateDiscount,
    ),
    discountAutomaticDeactivate: change(
      context,
      "automaticDiscount",
      "automaticDiscountNode",
      deactivateDiscount,
    ),
    discountCodeDelete: remove(context, "codeDiscount", "deletedCodeDiscountId"),
    discountAutomaticDelete: remove(context, "automaticDiscount", "deletedAutomaticDiscountId"),
    discountCodeBulkDelete: (args) => bulkDelete(context, args),
  };
}
