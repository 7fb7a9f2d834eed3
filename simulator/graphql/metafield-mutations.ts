import { z } from "zod";
import { fullNamespace, metafieldKey, metafieldView } from "./metafield-view.ts";
import { notSimulated, type Arguments, type Context, type View } from "./view.ts";

const inputSchema = z.array(
  z.object({
    ownerId: z.string(),
    namespace: z.string().nullish(),
    key: z.string(),
    type: z.string().nullish(),
    value: z.string(),
    compareDigest: z.unknown().optional(),
  }),
);

const userError = (index: number, field: string, code: string, message: string): View => ({
  field: ["metafields", String(index), field],
  message,
  code,
  elementIndex: null,
});

type Owner = (context: Context, id: number) => boolean;

const owners: Record<string, Owner> = {
  Order: ({ shop }, id) => shop.orders.has(id),
  Customer: ({ shop }, id) => shop.customers.has(id),
  Product: ({ shop }, id) => shop.products.has(id),
  ProductVariant: ({ shop }, id) => shop.variants.has(id),
  Collection: ({ shop }, id) => shop.collections.has(id),
  DiscountCodeNode: ({ shop }, id) => shop.discounts.has(id),
  DiscountAutomaticNode: ({ shop }, id) => shop.discounts.has(id),
  Shop: ({ shop }, id) => id === shop.shop.id,
  AppInstallation: ({ shop }, id) => id === shop.shop.id,
};

function ownerExists(context: Context, ownerId: string): boolean {
  const [, type = "", digits] = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(ownerId) ?? [];
  const owner = Object.hasOwn(owners, type) ? owners[type] : undefined;
  if (owner === undefined) throw notSimulated(`metafields of ${ownerId}`);
  return owner(context, Number(digits));
}

/** Writes one, over what has stood there. */
export function saveMetafield(
  context: Context,
  from: { ownerId: string; namespace: string; key: string; type: string; value: string },
): View {
  const { metafields } = context.shop;
  const namespace = fullNamespace(from.namespace);
  const place = metafieldKey(from.ownerId, namespace, from.key);
  const id = metafields.get(place)?.id ?? context.world.nextId();
  const metafield = { ...from, id, namespace };
  metafields.set(place, metafield);
  return metafieldView(metafield);
}

/** All or nothing, as in Shopify. */
function metafieldsSet(context: Context, args: Arguments): View {
  const inputs = inputSchema.parse(args["metafields"]);
  const errors = inputs.flatMap((input, index) => {
    if (input.compareDigest !== undefined) throw notSimulated("metafieldsSet with compareDigest");
    const missing = !ownerExists(context, input.ownerId);
    return [
      ...(missing ? [userError(index, "ownerId", "INVALID", "Owner does not exist.")] : []),
      ...(input.value === "" ? [userError(index, "value", "BLANK", "can't be blank")] : []),
      ...((input.type ?? "") === "" ? [userError(index, "type", "BLANK", "can't be blank")] : []),
    ];
  });
  if (errors.length > 0) return { metafields: null, userErrors: errors };
  const saved = inputs.map(({ ownerId, key, value, type, namespace }) =>
    saveMetafield(context, { ownerId, namespace: namespace ?? "$app", key, value, type: type ?? "" }),
  );
  return { metafields: saved, userErrors: [] };
}

const identifiers = z.array(z.object({ ownerId: z.string(), namespace: z.string(), key: z.string() }));

/** What was not there is null in the answer. */
function metafieldsDelete({ shop }: Context, args: Arguments): View {
  const deletedMetafields = identifiers.parse(args["metafields"]).map(({ ownerId, key, ...rest }) => {
    const namespace = fullNamespace(rest.namespace);
    const wasThere = shop.metafields.delete(metafieldKey(ownerId, namespace, key));
    return wasThere ? { ownerId, namespace, key } : null;
  });
  return { deletedMetafields, userErrors: [] };
}

export const metafieldMutations = (context: Context): View => ({
  metafieldsSet: (args) => metafieldsSet(context, args),
  metafieldsDelete: (args) => metafieldsDelete(context, args),
});
