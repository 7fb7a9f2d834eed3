import type { Money, Person, ProductView, SessionView } from "#simulator/storefront/wire.ts";
import type { Collection, ShopWorld } from "#simulator/world/types.ts";

/** Objects of Shopify's Liquid, as plain values: https://shopify.dev/docs/api/liquid/objects */
type LiquidObject = { [name: string]: unknown };

/** Liquid counts hundredths in every currency, yen too: https://shopify.dev/docs/api/liquid/objects/variant#variant-price */
const hundredths = ({ amount }: Money): number => Math.round(Number(amount) * 100);

const APP_NAMESPACE = "app--1";

function valueOf(type: string, value: string): unknown {
  if (type === "json" || type.startsWith("list.")) {
    const parsed: unknown = JSON.parse(value);
    return parsed;
  }
  return type.startsWith("number") ? Number(value) : value;
}

/** `owner.metafields.namespace.key.value`; the app's own namespace is also reached as `$app`. */
function metafieldsOf({ metafields }: ShopWorld, ownerId: string): LiquidObject {
  const spaces: Record<string, LiquidObject> = {};
  for (const { ownerId: owner, namespace, key, type, value } of metafields.values()) {
    if (owner !== ownerId) continue;
    const found = { type, value: valueOf(type, value) };
    for (const name of new Set([namespace, namespace.replace(APP_NAMESPACE, "$app")])) {
      spaces[name] = { ...spaces[name], [key]: found };
    }
  }
  return spaces;
}

/** `app.metafields`: what the app has written about its own installation. */
function appMetafields(shop: ShopWorld): LiquidObject {
  const owner = [...shop.metafields.values()].find(({ ownerId }) => ownerId.includes("AppInstallation"));
  if (owner === undefined) return {};
  const spaces = metafieldsOf(shop, owner.ownerId);
  const short: LiquidObject = {};
  for (const [name, fields] of Object.entries(spaces)) short[name.replace(/^\$app:/, "")] = fields;
  return { ...spaces, ...short };
}

export function shopObject(shop: ShopWorld, locale: string): LiquidObject {
  const { id, name, email, currency, domain } = shop.shop;
  return {
    id,
    name,
    email,
    currency,
    domain,
    permanent_domain: domain,
    url: "",
    secure_url: "",
    locale,
    customer_accounts_enabled: true,
    metafields: metafieldsOf(shop, `gid://shopify/Shop/${id}`),
  };
}

export const appObject = (shop: ShopWorld): LiquidObject => ({ metafields: appMetafields(shop) });

export function customerObject(shop: ShopWorld, person: Person | null): LiquidObject | null {
  if (person === null) return null;
  const { id, firstName, lastName, email, phone } = person;
  return {
    id: Number(id),
    first_name: firstName,
    last_name: lastName,
    name: [firstName, lastName].filter(Boolean).join(" "),
    email,
    phone,
    has_account: true,
    tags: shop.customers.get(Number(id))?.tags ?? [],
    metafields: metafieldsOf(shop, `gid://shopify/Customer/${id}`),
  };
}

export function productObject(shop: ShopWorld, product: ProductView): LiquidObject {
  const variants = product.variants.map(({ id, title, price, available }) => ({
    id: Number(id),
    title,
    price: hundredths(price),
    available: available > 0,
  }));
  const prices = variants.map(({ price }) => price);
  const first = variants.find(({ available }) => available) ?? variants[0];
  return {
    id: Number(product.id),
    title: product.title,
    handle: product.handle,
    url: `/products/${product.handle}`,
    vendor: product.vendor,
    tags: product.tags,
    type: shop.products.get(Number(product.id))?.productType ?? "",
    "gift_card?": product.giftCard,
    available: variants.some(({ available }) => available),
    price: first?.price ?? 0,
    price_min: Math.min(...prices),
    price_max: Math.max(...prices),
    price_varies: new Set(prices).size > 1,
    variants,
    variants_count: variants.length,
    has_only_default_variant: variants.length === 1,
    selected_or_first_available_variant: first,
    first_available_variant: first,
    selected_variant: null,
    collections: [...shop.collections.values()]
      .filter(({ id }) => product.collectionIds.includes(String(id)))
      .map(collectionObject),
    metafields: metafieldsOf(shop, `gid://shopify/Product/${product.id}`),
  };
}

export const collectionObject = ({ id, title, handle }: Collection): LiquidObject => ({
  id,
  title,
  handle,
  url: `/collections/${handle}`,
});

/** What every page has, whatever it shows. */
export function globalObjects(
  shop: ShopWorld,
  { market, customer }: SessionView,
  locale: string,
): LiquidObject {
  return {
    shop: shopObject(shop, locale),
    app: appObject(shop),
    customer: customerObject(shop, customer),
    cart: { currency: { iso_code: market.currency }, taxes_included: shop.shop.taxesIncluded },
    localization: {
      language: { iso_code: locale },
      country: { iso_code: market.country, currency: { iso_code: market.currency } },
    },
    routes: {
      root_url: "/",
      account_url: "/account",
      account_login_url: "/account",
      account_register_url: "/account",
      cart_url: "/cart",
      all_products_collection_url: "/",
    },
  };
}
