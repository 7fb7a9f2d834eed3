import { addCollection, addShop, type ShopSettings } from "./create-world.ts";
import { createCustomer } from "./customer-actions.ts";
import { createProduct } from "./product-actions.ts";
import type { MinorUnits, NumericId, ShopWorld, World } from "./types.ts";

const products: { title: string; price: MinorUnits; tags: string[]; giftCard?: boolean }[] = [
  { title: "House blend coffee 250 g", price: 890, tags: ["coffee"] },
  { title: "Single origin coffee 250 g", price: 1290, tags: ["coffee", "new"] },
  { title: "Pour-over dripper", price: 2450, tags: ["gear"] },
  { title: "Hand grinder", price: 7900, tags: ["gear"] },
  { title: "Stoneware cup", price: 1400, tags: ["cups"] },
  { title: "Travel mug", price: 2900, tags: ["cups", "sale"] },
  { title: "Filter papers, 100", price: 550, tags: ["gear"] },
  { title: "Gift card 25", price: 2500, tags: [], giftCard: true },
];

const customers = [
  { firstName: "Ada", lastName: "Example", email: "ada@example.com", phone: "+4930123456701" },
  { firstName: "Ben", lastName: "Example", email: "ben@example.com" },
  { firstName: "Cleo", lastName: "Example", phone: "+4930123456703" },
];

/** A small shop to try things in: eight products, two collections, three customers, no orders. */
export function addSampleShop(world: World, settings: ShopSettings): ShopWorld {
  const shop = addShop(world, settings);
  const made = products.map(({ price, ...product }) => ({
    ...product,
    id: productId(createProduct(world, shop, { ...product, variants: [{ price, stock: 100 }] })),
  }));
  const tagged = (tag: string) => made.filter((each) => each.tags.includes(tag)).map((each) => each.id);
  addCollection(world, shop, "Coffee", tagged("coffee"));
  addCollection(world, shop, "Sale", tagged("sale"));
  for (const customer of customers) createCustomer(world, shop, customer);
  return shop;
}

function productId(result: { productId?: NumericId }): NumericId {
  if (result.productId === undefined) throw new Error("The product was not made.");
  return result.productId;
}
