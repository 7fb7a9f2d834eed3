import { decimal } from "#simulator/world/money.ts";
import { inPresentment, type Currencies } from "#simulator/payloads/amounts.ts";
import { marketsOf, rateTo } from "#simulator/world/checkout/markets.ts";
import type { Customer, MinorUnits, Product, ShopWorld } from "#simulator/world/types.ts";
import type { Session } from "./sessions.ts";
import type { Money, Person, ProductView, SessionView } from "./wire.ts";

export function currenciesOf({ shop }: ShopWorld, presentmentCurrency: string): Currencies {
  const rate = rateTo(shop.currency, presentmentCurrency);
  if (rate === null) throw new Error(`The shop does not sell in ${presentmentCurrency}.`);
  return { currency: shop.currency, presentmentCurrency, rate };
}

export const moneyIn =
  (of: Currencies) =>
  (amount: MinorUnits): Money => ({
    amount: decimal(inPresentment(of, amount), of.presentmentCurrency),
    currencyCode: of.presentmentCurrency,
  });

export const personView = ({ id, firstName, lastName, email, phone }: Customer): Person => ({
  id: String(id),
  firstName,
  lastName,
  email,
  phone,
});

export const personOf = (shop: ShopWorld, customerId: number | null): Person | null => {
  const customer = customerId === null ? undefined : shop.customers.get(customerId);
  return customer === undefined ? null : personView(customer);
};

export function sessionView(shop: ShopWorld, session: Session): SessionView {
  const { domain, name, currency, country } = shop.shop;
  const markets = marketsOf(shop.shop);
  return {
    session: session.id,
    shop: { domain, name, currency, country },
    market: markets.find((each) => each.currency === session.currency) ?? { currency, country },
    markets,
    language: session.language,
    customer: personOf(shop, session.customerId),
  };
}

export function productViews(shop: ShopWorld, session: Session): ProductView[] {
  const money = moneyIn(currenciesOf(shop, session.currency));
  return [...shop.products.values()]
    .filter((each) => each.status === "active")
    .map((each) => productView(shop, each, money));
}

function productView(shop: ShopWorld, product: Product, money: (amount: number) => Money): ProductView {
  const collections = [...shop.collections.values()].filter((each) => each.productIds.includes(product.id));
  return {
    id: String(product.id),
    title: product.title,
    handle: product.handle,
    vendor: product.vendor,
    tags: product.tags,
    giftCard: product.giftCard,
    collectionIds: collections.map((each) => String(each.id)),
    variants: product.variantIds
      .flatMap((id) => shop.variants.get(id) ?? [])
      .map(({ id, title, price }) => ({
        id: String(id),
        title,
        price: money(price),
        available: stockOf(shop, id),
      })),
  };
}

const stockOf = (shop: ShopWorld, variantId: number): number =>
  [...shop.locations.values()].reduce((sum, each) => sum + (each.stock.get(variantId) ?? 0), 0);
