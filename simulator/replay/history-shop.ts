import { addShop } from "#simulator/world/create-world.ts";
import { createProduct } from "#simulator/world/product-actions.ts";
import type { NumericId, ShopWorld, World } from "#simulator/world/types.ts";
import type { History, HistoryLine } from "./history.ts";
import { kindOf } from "./stock-codes.ts";

const taxes: Record<string, { included: boolean; title: string; rate: number }> = {
  GB: { included: true, title: "VAT", rate: 0.2 },
  US: { included: false, title: "Sales tax", rate: 0.08 },
};

/** An empty shop in the currency of the history. */
export function addHistoryShop(world: World, history: History, domain: string, scopes: string[]): ShopWorld {
  const { currency, country, timezone } = history;
  const { included, title, rate } = taxes[country] ?? { included: true, title: "Tax", rate: 0 };
  return addShop(world, {
    domain,
    name: "Replayed shop",
    currency,
    country,
    timezone,
    taxesIncluded: included,
    tax: { title, rate },
    locations: [
      { name: "Warehouse", city: "Main Street" },
      { name: "Main Street shop", city: "Main Street" },
    ],
    scopes,
  });
}

/** Products appear when they are first sold; the line keeps the price and the words of its own row. */
export class HistoryCatalogue {
  readonly #variants = new Map<string, NumericId>();
  readonly #world: World;
  readonly #shop: ShopWorld;

  constructor(world: World, shop: ShopWorld) {
    this.#world = world;
    this.#shop = shop;
  }

  variantOf({ code, title, price }: HistoryLine): NumericId {
    const known = this.#variants.get(code);
    if (known !== undefined) return known;
    const giftCard = kindOf(code) === "gift card";
    const made = createProduct(this.#world, this.#shop, {
      title: title.slice(0, 255),
      giftCard,
      variants: [{ price, sku: code.slice(0, 255) }],
    });
    const variantId = this.#shop.products.get(made.productId ?? 0)?.variantIds[0];
    if (variantId === undefined) throw new Error(`The product ${code} was not made.`);
    this.#variants.set(code, variantId);
    return variantId;
  }
}
