import { z } from "zod";
import type { BulkOperations } from "./bulk-operations.ts";
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

const owners = [
  "Order",
  "Customer",
  "Product",
  "ProductVariant",
  "Collection",
  "Shop",
  "AppInstallation",
] as const;

function ownerExists({ shop }: Context, ownerId: string): boolean {
  const [, type, digits] = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(ownerId) ?? [];
  if (!owners.some((each) => each === type)) throw notSimulated(`metafields of ${ownerId}`);
  const id = Number(digits);
  if (type === "Order") return shop.orders.has(id);
  if (type === "Customer") return shop.customers.has(id);
  if (type === "Product") return shop.products.has(id);
  if (type === "ProductVariant") return shop.variants.has(id);
  if (type === "Collection") return shop.collections.has(id);
  return id === shop.shop.id;
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
  const { metafields } = context.shop;
  const saved = inputs.map(({ ownerId, key, value, type, ...rest }) => {
    const namespace = fullNamespace(rest.namespace ?? "$app");
    const place = metafieldKey(ownerId, namespace, key);
    const id = metafields.get(place)?.id ?? context.world.nextId();
    const metafield = { id, ownerId, namespace, key, value, type: type ?? "" };
    metafields.set(place, metafield);
    return metafieldView(metafield);
  });
  return { metafields: saved, userErrors: [] };
}

export function mutationRoot(context: Context, bulkOperations: BulkOperations): View {
  return {
    metafieldsSet: (args) => metafieldsSet(context, args),
    bulkOperationRunQuery: (args) => bulkOperations.run(context, args),
    bulkOperationCancel: ({ id }) => bulkOperations.cancel(context.shop, id),
  };
}
