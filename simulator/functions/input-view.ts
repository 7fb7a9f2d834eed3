import { z } from "zod";
import { fullNamespace, metafieldKey } from "#simulator/graphql/metafield-view.ts";
import { gid, notSimulated, type Arguments, type Value, type View } from "#simulator/graphql/view.ts";
import { inPresentment, type Currencies } from "#simulator/payloads/amounts.ts";
import { marketsOf, rateTo } from "#simulator/world/checkout/markets.ts";
import type { DeliveryOption } from "#simulator/world/checkout/types.ts";
import { discountGid } from "#simulator/world/discounts/discount-status.ts";
import { graphqlDecimal } from "#simulator/world/money.ts";
import { grossOf } from "#simulator/world/order-sums.ts";
import type { FunctionRequest, OrderLine, Product, ShopWorld } from "#simulator/world/types.ts";

export const cartLineGid = (lineId: number): string => gid("CartLine", lineId);

const jsonSafe = (value: string): Value => {
  try {
    return z.json().parse(JSON.parse(value));
  } catch {
    return value;
  }
};

/** Types whose value is text and not JSON: https://shopify.dev/docs/apps/build/metafields/list-of-data-types */
const isText = (type: string): boolean => type.endsWith("text_field") || type === "id" || type === "url";

const metafield =
  ({ metafields }: ShopWorld, ownerId: string) =>
  ({ namespace, key }: Arguments): View | null => {
    const name = fullNamespace(typeof namespace === "string" ? namespace : "$app");
    const found = metafields.get(metafieldKey(ownerId, name, String(key)));
    if (found === undefined) return null;
    const { type, value } = found;
    return { type, value, jsonValue: isText(type) ? value : jsonSafe(value) };
  };

/** What a function may ask about. A field that is not here is not simulated, and says so. */
export function inputView(request: FunctionRequest): View {
  const { shop, cart, discount, world } = request;
  const { currency, country } = shop.shop;
  const rate = rateTo(currency, cart.presentmentCurrency) ?? 1;
  const market = marketsOf({ currency, country }).find((each) => each.currency === cart.presentmentCurrency);
  return {
    cart: cartView(request, { currency, presentmentCurrency: cart.presentmentCurrency, rate }),
    discount: {
      discountClasses: discount.classes.map((each) => each.toUpperCase()),
      metafield: metafield(shop, discountGid(discount)),
    },
    triggeringDiscountCode: discount.code?.code ?? null,
    presentmentCurrencyRate: String(rate),
    localization: {
      language: { isoCode: languageCode(cart.locale) },
      country: { isoCode: market?.country ?? country },
    },
    shop: {
      localTime: {
        date: new Intl.DateTimeFormat("en-CA", { timeZone: shop.shop.timezone }).format(world.now()),
      },
      metafield: metafield(shop, gid("Shop", shop.shop.id)),
    },
  };
}

/** "pt-BR" is PT_BR there, and "en" EN. */
const languageCode = (locale: string): string => {
  const [language = "en", region] = locale.split("-");
  const regional = ["pt", "zh"].includes(language.toLowerCase()) && region !== undefined;
  return (regional ? `${language}_${region}` : language).toUpperCase();
};

function cartView(request: FunctionRequest, of: Currencies): View {
  const { shop, cart, lines, buyer } = request;
  const customer = buyer.customerId === null ? undefined : shop.customers.get(buyer.customerId);
  return {
    attribute: ({ key }) => {
      const found = cart.attributes.find((each) => each.key === key);
      return found === undefined ? null : { ...found };
    },
    cost: {
      subtotalAmount: money(
        of,
        lines.reduce((sum, line) => sum + grossOf(line), 0),
      ),
    },
    buyerIdentity: {
      email: buyer.email,
      isAuthenticated: cart.customerId !== null,
      customer:
        customer === undefined
          ? null
          : {
              id: gid("Customer", customer.id),
              email: customer.email,
              firstName: customer.firstName,
              lastName: customer.lastName,
              hasAnyTag: ({ tags }) =>
                Array.isArray(tags) && tags.some((each) => customer.tags.includes(String(each))),
              metafield: metafield(shop, gid("Customer", customer.id)),
            },
    },
    // The simulated tills do not run functions.
    retailLocation: null,
    lines: lines.map((line) => lineView(shop, line, of)),
    deliveryGroups: groupViews(request, of),
  };
}

const money = (of: Currencies, amount: number): View => ({
  amount: graphqlDecimal(inPresentment(of, amount), of.presentmentCurrency),
  currencyCode: of.presentmentCurrency,
});

function lineView(shop: ShopWorld, line: OrderLine, of: Currencies): View {
  const product = line.productId === null ? undefined : shop.products.get(line.productId);
  if (product === undefined) throw notSimulated("a cart line without a product");
  return {
    id: cartLineGid(line.id),
    quantity: line.quantity,
    attribute: ({ key }) => {
      const found = line.properties.find((each) => each.key === key);
      return found === undefined ? null : { ...found };
    },
    cost: {
      amountPerQuantity: money(of, line.unitPrice),
      subtotalAmount: money(of, grossOf(line)),
      totalAmount: money(of, grossOf(line)),
    },
    merchandise: {
      __typename: "ProductVariant",
      id: gid("ProductVariant", line.variantId ?? 0),
      title: line.variantTitle,
      sku: line.sku,
      requiresShipping: line.requiresShipping,
      product: productView(shop, product),
    },
  };
}

function productView(shop: ShopWorld, product: Product): View {
  const asked = ({ ids }: Arguments): string[] => (Array.isArray(ids) ? ids.map(String) : []);
  const holds = (collectionId: string): boolean => {
    const digits = Number(collectionId.split("/").at(-1));
    return shop.collections.get(digits)?.productIds.includes(product.id) === true;
  };
  return {
    id: gid("Product", product.id),
    handle: product.handle,
    title: product.title,
    vendor: product.vendor,
    productType: product.productType,
    isGiftCard: product.giftCard,
    inAnyCollection: (args) => asked(args).some(holds),
    inCollections: (args) =>
      asked(args).map((collectionId) => ({ collectionId, isMember: holds(collectionId) })),
    hasAnyTag: ({ tags }) => Array.isArray(tags) && tags.some((each) => product.tags.includes(String(each))),
    metafield: metafield(shop, gid("Product", product.id)),
  };
}

export const DELIVERY_GROUP = gid("CartDeliveryGroup", 0);

function groupViews({ options, selected }: FunctionRequest, of: Currencies): View[] {
  if (options.length === 0) return [];
  const option = (each: DeliveryOption): View => ({
    handle: each.handle,
    code: each.handle,
    title: each.title,
    description: null,
    deliveryMethodType: "SHIPPING",
    cost: money(of, each.price),
  });
  return [
    {
      id: DELIVERY_GROUP,
      groupType: "ONE_TIME_PURCHASE",
      deliveryOptions: options.map(option),
      selectedDeliveryOption: selected === null ? null : option(selected),
    },
  ];
}
