import { decimal } from "#simulator/world/money.ts";
import type { Collection, Product, ShopWorld, Variant } from "#simulator/world/types.ts";
import { connection } from "./connection.ts";
import { metafieldFields } from "./metafield-view.ts";
import { gid, utc, type Context, type View } from "./view.ts";

export function productView(context: Context, product: Product): View {
  const { shop } = context;
  const id = gid("Product", product.id);
  return {
    __typename: "Product",
    id,
    legacyResourceId: String(product.id),
    title: product.title,
    handle: product.handle,
    vendor: product.vendor,
    productType: product.productType,
    tags: product.tags,
    status: product.status.toUpperCase(),
    isGiftCard: product.giftCard,
    createdAt: utc(product.createdAt),
    updatedAt: utc(product.updatedAt),
    collections: (args) =>
      connection(context, args, {
        items: [...shop.collections.values()].filter((each) => each.productIds.includes(product.id)),
        keyOf: (each) => [each.id, each.id],
        view: (each) => collectionView(context, each),
      }),
    variants: (args) =>
      connection(context, args, {
        items: variantsOf(shop, product),
        keyOf: (each) => [each.id, each.id],
        view: (each) => variantView(context, each),
      }),
    ...metafieldFields(context, id),
  };
}

const variantsOf = (shop: ShopWorld, product: Product): Variant[] =>
  product.variantIds.flatMap((id) => shop.variants.get(id) ?? []);

export function variantView(context: Context, variant: Variant): View {
  const { shop, products, locations } = context.shop;
  const id = gid("ProductVariant", variant.id);
  return {
    __typename: "ProductVariant",
    id,
    legacyResourceId: String(variant.id),
    title: variant.title,
    sku: variant.sku,
    price: decimal(variant.price, shop.currency),
    taxable: variant.taxable,
    inventoryQuantity: () =>
      [...locations.values()].reduce((sum, each) => sum + (each.stock.get(variant.id) ?? 0), 0),
    product: () => {
      const product = products.get(variant.productId);
      return product === undefined ? null : productView(context, product);
    },
    ...metafieldFields(context, id),
  };
}

export function collectionView(context: Context, collection: Collection): View {
  const { products } = context.shop;
  const id = gid("Collection", collection.id);
  return {
    __typename: "Collection",
    id,
    legacyResourceId: String(collection.id),
    title: collection.title,
    handle: collection.handle,
    updatedAt: utc(collection.updatedAt),
    productsCount: { count: collection.productIds.length, precision: "EXACT" },
    hasProduct: ({ id: wanted }) => collection.productIds.some((each) => gid("Product", each) === wanted),
    products: (args) =>
      connection(context, args, {
        items: collection.productIds.flatMap((each) => products.get(each) ?? []),
        keyOf: (each) => [each.id, each.id],
        view: (each) => productView(context, each),
      }),
    ...metafieldFields(context, id),
  };
}
