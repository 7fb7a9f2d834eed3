import { findVariant } from "#simulator/world/find.ts";
import { decimal } from "#simulator/world/money.ts";
import type { Product, ShopWorld, Variant } from "#simulator/world/types.ts";
import { timestamp } from "./timestamp.ts";

export function productBody(shop: ShopWorld, product: Product) {
  const updatedAt = timestamp(product.updatedAt, shop.shop.timezone);
  const createdAt = timestamp(product.createdAt, shop.shop.timezone);
  return {
    admin_graphql_api_id: `gid://shopify/Product/${product.id}`,
    body_html: "",
    created_at: createdAt,
    handle: product.handle,
    id: product.id,
    product_type: product.productType,
    published_at: createdAt,
    template_suffix: null,
    title: product.title,
    updated_at: updatedAt,
    vendor: product.vendor,
    status: product.status,
    published_scope: "global",
    tags: product.tags.join(", "),
    variants: product.variantIds.map((id, index) =>
      variantBody(shop, findVariant(shop, id), index + 1, { createdAt, updatedAt }),
    ),
    options: [],
    images: [],
    image: null,
    media: [],
    variant_gids: product.variantIds.map((id) => ({
      admin_graphql_api_id: `gid://shopify/ProductVariant/${id}`,
      updated_at: product.updatedAt.toISOString(),
    })),
    has_variants_that_requires_components: false,
    category: null,
  };
}

function variantBody(
  shop: ShopWorld,
  variant: Variant,
  position: number,
  times: { createdAt: string; updatedAt: string },
) {
  const stock = [...shop.locations.values()].reduce(
    (sum, each) => sum + (each.stock.get(variant.id) ?? 0),
    0,
  );
  return {
    admin_graphql_api_id: `gid://shopify/ProductVariant/${variant.id}`,
    barcode: null,
    compare_at_price: null,
    created_at: times.createdAt,
    id: variant.id,
    inventory_policy: "continue",
    position,
    price: decimal(variant.price, shop.shop.currency),
    product_id: variant.productId,
    sku: variant.sku,
    taxable: variant.taxable,
    title: variant.title,
    updated_at: times.updatedAt,
    option1: variant.title,
    option2: null,
    option3: null,
    image_id: null,
    inventory_item_id: variant.inventoryItemId,
    inventory_quantity: stock,
    old_inventory_quantity: stock,
  };
}
