import { addCollection } from "#simulator/world/create-world.ts";
import { createProduct } from "#simulator/world/product-actions.ts";
import type { MinorUnits, NumericId, ShopWorld, World } from "#simulator/world/types.ts";

export type Shelf = "coffee" | "brewing" | "cups" | "home" | "gift cards";

type Range = {
  title: string;
  shelf: Shelf;
  /** Variant title and price in cents. */
  variants: readonly (readonly [string, MinorUnits])[];
  tags?: readonly string[];
  /** When it sells best. */
  season?: "winter" | "summer";
  /** How often it is chosen against the rest of its shelf. */
  weight?: number;
};

const bag = (price: number) =>
  [
    ["250 g", price],
    ["500 g", price * 2 - 150],
    ["1 kg", price * 4 - 500],
  ] as const;
const one = (price: number) => [["Default Title", price]] as const;

const range: readonly Range[] = [
  { title: "Kiez Blend", shelf: "coffee", variants: bag(890), weight: 5 },
  { title: "Morning Espresso", shelf: "coffee", variants: bag(950), weight: 4 },
  { title: "Ethiopia Guji", shelf: "coffee", variants: bag(1290), tags: ["single origin"], weight: 3 },
  { title: "Colombia Huila", shelf: "coffee", variants: bag(1190), tags: ["single origin"], weight: 3 },
  { title: "Guatemala Antigua", shelf: "coffee", variants: bag(1250), tags: ["single origin"] },
  { title: "Decaf Peru", shelf: "coffee", variants: bag(1090), weight: 1.5 },
  { title: "Winter Roast", shelf: "coffee", variants: bag(1150), season: "winter", weight: 3 },
  { title: "Cold Brew Blend", shelf: "coffee", variants: bag(1050), season: "summer", weight: 3 },
  { title: "Pour-over dripper", shelf: "brewing", variants: one(2450), weight: 2 },
  { title: "Filter papers, 100", shelf: "brewing", variants: one(550), weight: 5 },
  { title: "French press, 1 l", shelf: "brewing", variants: one(3900) },
  { title: "Moka pot, six cups", shelf: "brewing", variants: one(3290) },
  { title: "Hand grinder", shelf: "brewing", variants: one(8900) },
  { title: "Gooseneck kettle", shelf: "brewing", variants: one(7490) },
  { title: "Cold brew bottle", shelf: "brewing", variants: one(2990), season: "summer", weight: 2 },
  { title: "Coffee scale", shelf: "brewing", variants: one(4500) },
  { title: "Stoneware cup", shelf: "cups", variants: one(1400), weight: 4 },
  { title: "Espresso cup, set of two", shelf: "cups", variants: one(2200), weight: 2 },
  { title: "Travel mug", shelf: "cups", variants: one(2900), weight: 2 },
  { title: "Enamel mug", shelf: "cups", variants: one(1290), weight: 2 },
  { title: "Glass carafe", shelf: "cups", variants: one(3400) },
  { title: "Linen tea towel", shelf: "home", variants: one(1490), weight: 2 },
  { title: "Oak serving board", shelf: "home", variants: one(4200) },
  { title: "Beeswax candle", shelf: "home", variants: one(1890), season: "winter", weight: 3 },
  { title: "Wool blanket", shelf: "home", variants: one(8900), season: "winter" },
  { title: "Ceramic vase", shelf: "home", variants: one(3600) },
  { title: "Picnic tote", shelf: "home", variants: one(2700), season: "summer" },
  { title: "Outlet: chipped cup", shelf: "cups", variants: one(500), tags: ["sale"], weight: 0.5 },
  {
    title: "Gift card",
    shelf: "gift cards",
    variants: [
      ["25 €", 2500],
      ["50 €", 5000],
      ["100 €", 10_000],
    ],
  },
];

export type Good = {
  variantId: NumericId;
  price: MinorUnits;
  shelf: Shelf;
  season: "winter" | "summer" | null;
  weight: number;
};

/** Puts the range into the shop, with a collection per shelf. */
export function stockShelves(world: World, shop: ShopWorld, at: Date): Good[] {
  const goods: Good[] = [];
  const onShelf = new Map<Shelf, NumericId[]>();
  for (const { title, shelf, variants, tags = [], season = null, weight = 1 } of range) {
    const { productId = 0 } = createProduct(world, shop, {
      at,
      title,
      productType: shelf,
      tags: [shelf, ...tags],
      giftCard: shelf === "gift cards",
      variants: variants.map(([name, price]) => ({ title: name, price, stock: 5000 })),
    });
    onShelf.set(shelf, [...(onShelf.get(shelf) ?? []), productId]);
    const made = shop.products.get(productId)?.variantIds ?? [];
    made.forEach((variantId, size) => {
      const price = shop.variants.get(variantId)?.price ?? 0;
      // Most people take the small bag.
      goods.push({ variantId, price, shelf, season, weight: weight / (1 + size) });
    });
  }
  for (const [shelf, ids] of onShelf) {
    addCollection(world, shop, shelf.charAt(0).toUpperCase() + shelf.slice(1), ids);
  }
  return goods;
}
