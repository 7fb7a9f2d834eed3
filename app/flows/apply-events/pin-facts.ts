import { rulesNeed, type EarningSettings, type PricingFacts } from "#app/modules/earning/index.ts";
import { productKey, type OrderPins, type ProductFact } from "#app/modules/orders/index.ts";
import type { ShopifyId, Tenant } from "#app/vocabulary/ids.ts";
import type { OrderFacts } from "#app/vocabulary/order.ts";

type KnownFacts = Map<string, Pick<ProductFact, "tags" | "collectionIds">>;

/** What is known now of an order's products and person. */
interface FactsNow {
  products: KnownFacts;
  /** Null while no source told them. */
  profileTags: readonly string[] | null;
  /** The tier in which the person made the order. */
  tier: OrderPins["tier"];
}

/** Facts that the rule asks for and nobody has told yet: Shopify has to be asked. */
export interface ToLearn {
  productIds: string[];
  customerId: ShopifyId | null;
}

export interface Pinning {
  pins: OrderPins;
  toLearn: ToLearn | null;
}

export const productIdsOf = (order: OrderFacts): string[] => [
  ...new Set(order.lines.flatMap((line) => line.productId ?? [])),
];

/**
 * The facts under which an order is priced: those pinned when it first earned, completed by what is known now of
 * products that an edit added later. Only what the rule asks for is kept.
 */
export function pinFacts(
  order: OrderFacts,
  tenant: Tenant,
  settings: EarningSettings,
  pinned: OrderPins | null,
  { products: known, profileTags, tier }: FactsNow,
): Pinning {
  const needsTags = settings.excludedProductTags.length > 0;
  const byRules = rulesNeed(settings.rules);
  const needsCollections = settings.excludedCollections.length > 0 || byRules.collections;
  const told = pinned?.customerTags ?? (order.customer?.knowsTags ? order.customer.tags : profileTags);
  const asksForTags = settings.excludedCustomerTags.length > 0 || byRules.customerTags;
  const needsCustomer = asksForTags && told === null;
  const customerId = needsCustomer ? (order.customer?.customerId ?? null) : null;
  const pins: OrderPins = {
    products: { ...pinned?.products },
    customerTags: [...(told ?? [])],
    tier: pinned ? pinned.tier : tier,
  };
  const productIds: string[] = [];
  for (const productId of needsTags || needsCollections ? productIdsOf(order) : []) {
    if (pins.products[productId]) continue;
    const fact = known.get(productKey({ ...tenant, productId }));
    if (!fact || (needsCollections && fact.collectionIds === null)) productIds.push(productId);
    else pins.products[productId] = { tags: fact.tags, collectionIds: fact.collectionIds ?? [] };
  }
  return { pins, toLearn: productIds.length > 0 || customerId ? { productIds, customerId } : null };
}

export const pricingFacts = (
  pins: OrderPins,
  bought: Pick<PricingFacts, "day" | "person">,
): PricingFacts => ({
  ...bought,
  products: new Map(Object.entries(pins.products)),
  customerTags: pins.customerTags ?? [],
  tier: pins.tier,
});
