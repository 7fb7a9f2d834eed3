import type { CreateProductInput, ProductIdInput, UpdateProductInput } from "./action-inputs.ts";
import { handleOf } from "./create-world.ts";
import { findProduct, findVariant } from "./find.ts";
import { defaultLocationId, moveStock } from "./stock.ts";
import { momentOf } from "./touch.ts";
import type { ActionResult, Product, ShopWorld, WebhookEvent, World } from "./types.ts";

export function createProduct(world: World, shop: ShopWorld, input: CreateProductInput): ActionResult {
  const at = momentOf(world, input.at);
  const product: Product = {
    id: world.nextId(),
    title: input.title,
    handle: handleOf(input.title),
    vendor: input.vendor ?? shop.shop.name,
    productType: input.productType ?? "",
    tags: input.tags ?? [],
    giftCard: input.giftCard ?? false,
    status: "active",
    variantIds: [],
    createdAt: at,
    updatedAt: at,
  };
  for (const variant of input.variants) addVariant(world, shop, product, variant);
  shop.products.set(product.id, product);
  return { productId: product.id, events: [event(shop, product, "products/create")] };
}

function addVariant(
  world: World,
  shop: ShopWorld,
  product: Product,
  input: CreateProductInput["variants"][number],
): void {
  const id = world.nextId();
  shop.variants.set(id, {
    id,
    productId: product.id,
    title: input.title ?? "Default Title",
    sku: input.sku ?? `SKU-${id}`,
    price: input.price,
    taxable: input.taxable ?? !product.giftCard,
    requiresShipping: input.requiresShipping ?? !product.giftCard,
    inventoryItemId: world.nextId(),
  });
  product.variantIds.push(id);
  moveStock(shop, defaultLocationId(shop), id, input.stock ?? 0);
}

function event(
  shop: ShopWorld,
  product: Product,
  topic: "products/create" | "products/update",
): WebhookEvent {
  return {
    topic,
    shop: shop.shop.domain,
    at: product.updatedAt,
    subject: { kind: "product", productId: product.id },
  };
}

export function updateProduct(world: World, shop: ShopWorld, input: UpdateProductInput): ActionResult {
  const product = findProduct(shop, input.productId);
  for (const { variantId } of input.prices ?? []) findVariant(shop, variantId);
  const at = momentOf(world, input.at);
  if (input.title !== undefined) product.title = input.title;
  if (input.tags !== undefined) product.tags = input.tags;
  for (const { variantId, price } of input.prices ?? []) findVariant(shop, variantId).price = price;
  if (input.collectionIds !== undefined) placeInCollections(shop, product.id, input.collectionIds, at);
  product.updatedAt = new Date(Math.max(at.getTime(), product.updatedAt.getTime() + 1000));
  return { productId: product.id, events: [event(shop, product, "products/update")] };
}

function placeInCollections(shop: ShopWorld, productId: number, collectionIds: number[], at: Date): void {
  for (const collection of shop.collections.values()) {
    const rest = collection.productIds.filter((id) => id !== productId);
    const wanted = collectionIds.includes(collection.id);
    if (wanted === collection.productIds.includes(productId)) continue;
    collection.productIds = wanted ? [...rest, productId] : rest;
    collection.updatedAt = at;
  }
}

export function deleteProduct(world: World, shop: ShopWorld, input: ProductIdInput): ActionResult {
  const product = findProduct(shop, input.productId);
  shop.products.delete(product.id);
  for (const id of product.variantIds) shop.variants.delete(id);
  for (const each of shop.collections.values()) {
    each.productIds = each.productIds.filter((id) => id !== product.id);
  }
  const gone: WebhookEvent = {
    topic: "products/delete",
    shop: shop.shop.domain,
    at: momentOf(world, input.at),
    subject: { kind: "product-deleted", productId: product.id },
  };
  return { productId: product.id, events: [gone] };
}
